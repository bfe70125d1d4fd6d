// Keeps the k largest and searches the smallest of them for each add: k steps. A heap has it on top.
export function stream(k, a, adds) {
  const largest = [...a].sort((x, y) => y - x).slice(0, k);
  return adds.map((value) => {
    largest.push(value);
    let least = 0;
    for (let i = 1; i < largest.length; i += 1) if (largest[i] < largest[least]) least = i;
    if (largest.length > k) {
      largest[least] = largest.at(-1);
      largest.pop();
      least = 0;
      for (let i = 1; i < largest.length; i += 1) if (largest[i] < largest[least]) least = i;
    }
    return largest[least];
  });
}
