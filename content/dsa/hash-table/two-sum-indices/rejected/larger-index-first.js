// Gives the index that was found last first; the smaller one comes first.
export function twoSum(a, t) {
  const indexOf = new Map();
  for (let j = 0; j < a.length; j += 1) {
    if (indexOf.has(t - a[j])) return [j, indexOf.get(t - a[j])];
    indexOf.set(a[j], j);
  }
  return [];
}
