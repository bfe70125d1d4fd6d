// Lets the smallest change places with the first unsorted one, which carries that one over its equals.
export function sortTags(keys: readonly number[], tags: readonly string[]): string[] {
  const items = keys.map((key, i) => ({ key, tag: tags[i]! }));
  for (let i = 0; i < items.length; i += 1) {
    let least = i;
    for (let j = i + 1; j < items.length; j += 1) if (items[j]!.key < items[least]!.key) least = j;
    const held = items[i]!;
    items[i] = items[least]!;
    items[least] = held;
  }
  return items.map(({ tag }) => tag);
}
