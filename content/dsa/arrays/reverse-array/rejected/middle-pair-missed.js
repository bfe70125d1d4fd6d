// Stops one swap early: with an even length the two middle values keep their places.
export function reverse(a) {
  for (let i = 0; i < a.length / 2 - 1; i += 1) {
    const j = a.length - 1 - i;
    [a[i], a[j]] = [a[j], a[i]];
  }
}
