// Compares cells exactly k apart; nearer ones count as well. With k = 0 each cell is compared with itself.
export function nearDuplicate(a, k) {
  return a.some((value, i) => i >= k && value === a[i - k]);
}
