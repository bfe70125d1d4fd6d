// The mirror of index i is n-1-i; with n-2-i the last value never moves.
export function reverse(a) {
  for (let i = 0, j = a.length - 2; i < j; i += 1, j -= 1) {
    [a[i], a[j]] = [a[j], a[i]];
  }
}
