// Compares each cell with the k before it: n·k comparisons when all values differ.
export function nearDuplicate(a: readonly number[], k: number): boolean {
  for (let j = 0; j < a.length; j += 1) {
    for (let i = j - 1; i >= 0 && i >= j - k; i -= 1) {
      if (a[i] === a[j]) return true;
    }
  }
  return false;
}
