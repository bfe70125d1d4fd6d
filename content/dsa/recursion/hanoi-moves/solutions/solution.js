/**
 * The moves [from, to] that carry n disks from peg 1 to peg 3.
 * @param {number} n
 * @returns {number[][]}
 */
export function moves(n) {
  const made = [];

  // The n smallest disks; everything below them is larger and does not matter.
  function carry(n, from, to, park) {
    if (n === 0) return;
    carry(n - 1, from, park, to);
    made.push([from, to]);
    carry(n - 1, park, to, from);
  }

  carry(n, 1, 3, 2);
  return made;
}
