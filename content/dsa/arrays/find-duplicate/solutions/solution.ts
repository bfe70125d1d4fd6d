/**
 * Follows the values as arrows, cell i to cell a[i], from cell 0. The entrance of the loop has two arrows into it, so its
 * number is the value that two cells hold.
 */
export function findDuplicate(a: readonly number[]): number {
  const next = (cell: number): number => a[cell]!;
  let slow = next(0);
  let fast = next(next(0));
  while (slow !== fast) {
    slow = next(slow);
    fast = next(next(fast));
  }
  // They met a whole number of rounds from cell 0: as far from the entrance as cell 0 is.
  let entrance = 0;
  while (entrance !== slow) {
    entrance = next(entrance);
    slow = next(slow);
  }
  return entrance;
}
