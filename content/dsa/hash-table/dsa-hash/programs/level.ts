function longestLevel(s: string): number {
  const first = new Map([[0, 0]]); // after no letters the balance is 0
  let balance = 0;
  let best = 0;
  for (let i = 0; i < s.length; i += 1) {
    balance += s[i] === 'U' ? 1 : -1;
    const at = first.get(balance);
    if (at === undefined) first.set(balance, i + 1);
    else best = Math.max(best, i + 1 - at);
  }
  return best;
}

for (const s of ['UDDUUU', 'UDUD', 'UD', 'U', '']) console.log(JSON.stringify(s), longestLevel(s));
