// Treats a circle as a row; there the first cell and the last one are neighbours.
export function best(a) {
  let [now, before] = [0, 0];
  for (const value of a) [now, before] = [Math.max(now, before + value), now];
  return now;
}
