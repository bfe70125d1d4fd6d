function cheapest(price: [number, number, number][]): number {
  let [red, green, blue] = [0, 0, 0];
  for (const [r, g, b] of price) {
    const nextRed = r + Math.min(green, blue);
    const nextGreen = g + Math.min(red, blue);
    const nextBlue = b + Math.min(red, green);
    [red, green, blue] = [nextRed, nextGreen, nextBlue];
  }
  return Math.min(red, green, blue);
}

console.log(
  'three houses:',
  cheapest([
    [1, 2, 9],
    [1, 9, 9],
    [8, 3, 5],
  ]),
);
console.log('none:', cheapest([]));
