// Jumps to the reachable cell with the largest value; what counts is where it leads, its index plus its value.
export function jumps(a: readonly number[]): number {
  const last = a.length - 1;
  let [at, count] = [0, 0];
  while (at < last) {
    count += 1;
    const reach = at + a[at]!;
    if (reach >= last) return count;
    let next = at + 1;
    for (let i = at + 1; i <= reach; i += 1) if (a[i]! > a[next]!) next = i;
    if (reach === at || a[next] === 0) return -1;
    at = next;
  }
  return count;
}
