/** Names in the case of each language. A signature's names are lowerCamelCase, a problem's id is kebab-case. */

/** The words of a name: `evalRPN` → eval, RPN; `parseInt32` → parse, Int32; `rotate-array` → rotate, array. */
export function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g) ?? [name];
}

export function snakeCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .join('_');
}

/** Words that are all capitals stay so: `evalRPN` → `EvalRPN`. */
export function pascalCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

/** A name that the language's own words do not take: `in` → `in_`. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? `${name}_` : name;
}

/** Words of a text as a set, for lists of keywords. */
export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/**
 * Names among `candidates` that a person may have meant by `wanted`, the nearest first: equal but for case and
 * underscores, or at most two letters apart.
 */
export function nearNames(wanted: string, candidates: readonly string[]): readonly string[] {
  const plain = (name: string): string => name.replace(/_/g, '').toLowerCase();
  return [...new Set(candidates)]
    .map((name) => ({ name, distance: editDistance(plain(wanted), plain(name)) }))
    .filter(({ distance }) => distance <= 2)
    .sort((a, b) => a.distance - b.distance)
    .map(({ name }) => name);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
