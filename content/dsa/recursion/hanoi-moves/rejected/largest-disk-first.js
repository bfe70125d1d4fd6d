// Notes the move of the largest disk before the smaller tower is out of its way.
export function moves(n) {
  const made = [];
  function carry(n, from, to, park) {
    if (n === 0) return;
    made.push([from, to]);
    carry(n - 1, from, park, to);
    carry(n - 1, park, to, from);
  }
  carry(n, 1, 3, 2);
  return made;
}
