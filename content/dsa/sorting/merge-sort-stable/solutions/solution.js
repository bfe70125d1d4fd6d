/**
 * The tags in the order of their keys; tags with equal keys keep their order.
 * @param {readonly number[]} keys
 * @param {readonly string[]} tags
 * @returns {string[]}
 */
export function sortTags(keys, tags) {
  const order = Uint32Array.from(keys.keys());
  mergeSort(keys, order, order.slice(), 0, order.length);
  return Array.from(order, (i) => tags[i]);
}

/** Sorts the indices of `order` from `from` to before `to` by their keys; `spare` is overwritten there. */
function mergeSort(keys, order, spare, from, to) {
  if (to - from < 2) return;
  const middle = (from + to) >> 1;
  mergeSort(keys, order, spare, from, middle);
  mergeSort(keys, order, spare, middle, to);
  let i = from;
  let j = middle;
  for (let at = from; at < to; at += 1) {
    // On a tie the left one goes first: it stood first.
    const takeLeft = j === to || (i < middle && keys[order[i]] <= keys[order[j]]);
    spare[at] = takeLeft ? order[i++] : order[j++];
  }
  order.set(spare.subarray(from, to), from);
}
