// Insertion sort: stable, but each item is compared with all larger ones before it, n²/4 steps on average.
export function sortTags(keys: readonly number[], tags: readonly string[]): string[] {
  const order: number[] = [];
  for (const [i, key] of keys.entries()) {
    let at = i;
    for (; at > 0 && keys[order[at - 1]!]! > key; at -= 1) order[at] = order[at - 1]!;
    order[at] = i;
  }
  return order.map((i) => tags[i]!);
}
