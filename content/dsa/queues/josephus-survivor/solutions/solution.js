/**
 * Who is left of n people when every k-th leaves. Growing a circle from size − 1 to size shifts all seats by k, the winning
 * one too.
 * @param {number} n
 * @param {number} k
 * @returns {number}
 */
export function survivor(n, k) {
  let seat = 0;
  for (let size = 2; size <= n; size += 1) seat = (seat + k) % size;
  return seat + 1;
}
