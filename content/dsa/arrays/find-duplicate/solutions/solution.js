/**
 * Follows the values as arrows, cell i to cell a[i], from cell 0. The entrance of the loop has two arrows into it, so its
 * number is the value that two cells hold.
 * @param {readonly number[]} a
 * @returns {number}
 */
export function findDuplicate(a) {
  let slow = a[0];
  let fast = a[a[0]];
  while (slow !== fast) {
    slow = a[slow];
    fast = a[a[fast]];
  }
  // They met a whole number of rounds from cell 0: as far from the entrance as cell 0 is.
  let entrance = 0;
  while (entrance !== slow) {
    entrance = a[entrance];
    slow = a[slow];
  }
  return entrance;
}
