// Overwrites a[i] before its value is kept, so both cells end up with the value from the back.
export function reverse(a: number[]): void {
  for (let i = 0, j = a.length - 1; i < j; i += 1, j -= 1) {
    a[i] = a[j]!;
    a[j] = a[i]!;
  }
}
