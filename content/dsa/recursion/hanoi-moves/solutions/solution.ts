/** The moves [from, to] that carry n disks from peg 1 to peg 3. */
export function moves(n: number): number[][] {
  const made: number[][] = [];

  // The n smallest disks; everything below them is larger and does not matter.
  function carry(n: number, from: number, to: number, park: number): void {
    if (n === 0) return;
    carry(n - 1, from, park, to);
    made.push([from, to]);
    carry(n - 1, park, to, from);
  }

  carry(n, 1, 3, 2);
  return made;
}
