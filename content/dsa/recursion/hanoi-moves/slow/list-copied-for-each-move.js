// Copies the list for each move: 65,535 moves make 2,147,385,345 copies. Push onto one list.
export function moves(n) {
  let made = [];
  function carry(n, from, to, park) {
    if (n === 0) return;
    carry(n - 1, from, park, to);
    made = made.concat([[from, to]]);
    carry(n - 1, park, to, from);
  }
  carry(n, 1, 3, 2);
  return made;
}
