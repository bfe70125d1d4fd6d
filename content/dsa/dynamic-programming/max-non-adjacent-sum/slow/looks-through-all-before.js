// For each cell looks through the best of all cells before it; two of them are enough.
export function best(a, circular) {
  if (circular && a.length > 1) return Math.max(inRow(a.slice(1)), inRow(a.slice(0, -1)));
  return inRow(a);
}

function inRow(a) {
  const ending = [];
  let most = 0;
  for (let i = 0; i < a.length; i += 1) {
    let before = 0;
    for (let j = 0; j + 1 < i; j += 1) before = Math.max(before, ending[j]);
    ending.push(a[i] + before);
    most = Math.max(most, ending[i]);
  }
  return most;
}
