// Takes -1 for "no interval yet"; one that begins at -1 or below is joined to nothing.
export function merge(v) {
  const merged = [];
  let reach = -1;
  for (const [left, right] of [...v].sort((a, b) => a[0] - b[0])) {
    if (left > reach) merged.push([left, right]);
    else if (merged.length > 0) merged[merged.length - 1][1] = Math.max(reach, right);
    reach = Math.max(reach, right);
  }
  return merged;
}
