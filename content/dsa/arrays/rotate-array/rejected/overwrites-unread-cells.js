// Writes to cell (i + k) mod n, which has not been read yet; its old value is lost.
export function rotate(a, k) {
  const n = a.length;
  for (let i = 0; i < n; i += 1) a[(i + k) % n] = a[i];
}
