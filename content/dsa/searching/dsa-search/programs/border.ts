/** The first of 0 … n-1 with a yes, or n if there is none. */
function firstYes(n: number, yes: (i: number) => boolean): number {
  let [lo, hi] = [0, n];
  while (lo < hi) {
    const mid = Math.floor((lo + hi) / 2);
    if (yes(mid)) hi = mid;
    else lo = mid + 1;
  }
  return lo;
}

const first = firstYes(10, (build) => {
  console.log('tested:', build);
  return build >= 6;
});
console.log('first bad build:', first);
