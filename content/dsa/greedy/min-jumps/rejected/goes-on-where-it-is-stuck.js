// Never asks whether there is a way on; past a cell that none leads over it counts as before.
export function jumps(a) {
  let count = 0;
  let end = 0;
  let farthest = 0;
  for (let i = 0; i + 1 < a.length; i += 1) {
    farthest = Math.max(farthest, i + a[i]);
    if (i === end) {
      count += 1;
      end = farthest;
    }
  }
  return count;
}
