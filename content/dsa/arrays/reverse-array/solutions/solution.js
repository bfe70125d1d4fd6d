/**
 * Turns `a` round in place. Everything outside i … j is in its final place.
 * @param {number[]} a
 */
export function reverse(a) {
  for (let i = 0, j = a.length - 1; i < j; i += 1, j -= 1) {
    const held = a[i];
    a[i] = a[j];
    a[j] = held;
  }
}
