// Sets the smaller end of a circle to nothing; which of the two is better left out depends on all the others.
export function best(a: readonly number[], circular: boolean): number {
  const row = [...a];
  if (circular && row.length > 1) row[row[0]! < row.at(-1)! ? 0 : row.length - 1] = 0;
  let [now, before] = [0, 0];
  for (const value of row) [now, before] = [Math.max(now, before + value), now];
  return now;
}
