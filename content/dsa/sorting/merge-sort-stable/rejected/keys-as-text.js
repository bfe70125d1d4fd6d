// sort() without a function compares what it sorts as text, 10 before 9.
export function sortTags(keys, tags) {
  const places = new Map();
  keys.forEach((key, i) => places.set(key, [...(places.get(key) ?? []), i]));
  return [...places.keys()].sort().flatMap((key) => places.get(key).map((i) => tags[i]));
}
