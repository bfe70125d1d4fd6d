// Takes a falsy value for the end of an array, and 0 is falsy; compare the index with the length.
export function merge(a, b) {
  const out = [];
  let i = 0;
  let j = 0;
  while (a[i] && b[j]) {
    if (a[i] <= b[j]) out.push(a[i++]);
    else out.push(b[j++]);
  }
  while (a[i]) out.push(a[i++]);
  while (b[j]) out.push(b[j++]);
  return out;
}
