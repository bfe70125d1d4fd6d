// Every pass reads the whole text and takes off one layer: n²/4 characters for one deep nest.
export function balanced(s: string): boolean {
  let left = s.replace(/[^()[\]{}]/g, '');
  for (;;) {
    const shorter = left.replace(/\(\)|\[\]|\{\}/g, '');
    if (shorter.length === left.length) return left === '';
    left = shorter;
  }
}
