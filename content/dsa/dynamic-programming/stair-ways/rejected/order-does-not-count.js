// Counts how many double steps there can be; the order of the steps counts, too.
export function ways(n) {
  return Math.floor(n / 2) + 1;
}
