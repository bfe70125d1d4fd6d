// Finds who leaves at once, but each splice moves all that stand behind: n²/4 moves on average.
export function survivor(n, k) {
  const circle = Array.from({ length: n }, (_, i) => i + 1);
  let at = 0;
  while (circle.length > 1) {
    at = (at + k - 1) % circle.length;
    circle.splice(at, 1);
  }
  return circle[0];
}
