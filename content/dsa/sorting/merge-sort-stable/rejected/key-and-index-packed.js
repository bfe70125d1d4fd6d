// Packs key and index into one number with 17 bits for the index; from 131,072 tags on the two run into each other.
export function sortTags(keys, tags) {
  const packed = Float64Array.from(keys, (key, i) => key * 2 ** 17 + i);
  packed.sort();
  return Array.from(packed, (item) => tags[item - Math.floor(item / 2 ** 17) * 2 ** 17]);
}
