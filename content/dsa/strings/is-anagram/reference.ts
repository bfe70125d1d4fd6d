import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

/**
 * Texts that are not anagrams, and that a program takes for some when it looks at less, or at other things, than code
 * points.
 */
const TWINS: readonly (readonly [string, string])[] = [
  // The same UTF-8 bytes: F0 9F 94 A5 and F0 9F A5 94; E2 82 AC and E2 AC 82; C3 A9 C5 A8 and C3 A8 C5 A9.
  ['\u{1f525}', '\u{1f954}'],
  ['\u20ac', '\u2b02'],
  ['\u00e9\u0168', '\u00e8\u0169'],
  // The same UTF-16 units, D83D DD25 D83E DD14, and the same bytes.
  ['\u{1f525}\u{1f914}', '\u{1f514}\u{1f925}'],
  // The same after normalisation.
  ['\u00e9', 'e\u0301'],
  ['\u00e8\u0301', '\u00e9\u0301'],
  // The same set, the same sum of codes, the same but for case or spaces.
  ['aab', 'abb'],
  ['a ', 'a'],
  ['Ab', 'aB'],
];

const LETTERS = [
  ...'abABe \u00e9\u0301\u00e8\u0168\u0169\u20ac\u2b02\u{1f525}\u{1f954}\u{1f914}\u{1f514}\u{1f925}',
];

function text(rng: Rng, size: number): string[] {
  const pool = rng.chance(0.5) ? LETTERS : rng.shuffle(LETTERS).slice(0, 3);
  return Array.from({ length: rng.int(0, size) }, () => rng.pick(pool));
}

export const oracle = defineOracle<[a: string, b: string], boolean>({
  solve(a, b) {
    const count = new Map<string, number>();
    for (const letter of a) count.set(letter, (count.get(letter) ?? 0) + 1);
    for (const letter of b) count.set(letter, (count.get(letter) ?? 0) - 1);
    return [...count.values()].every((left) => left === 0);
  },
  generate(rng, size) {
    const a = text(rng, size);
    const joined = (letters: readonly string[]): string => rng.shuffle(letters).join('');
    switch (rng.int(0, 5)) {
      case 0:
      case 1:
        return [a.join(''), joined(a)];
      case 2: {
        // One letter is another one.
        const b = [...a];
        if (b.length > 0) b[rng.int(0, b.length - 1)] = rng.pick(LETTERS);
        return [joined(a), joined(b)];
      }
      case 3:
        // One letter more, on either side.
        return rng.chance(0.5)
          ? [joined(a), joined([...a, rng.pick(LETTERS)])]
          : [joined([...a, rng.pick(LETTERS)]), joined(a)];
      default: {
        const [one, other] = rng.pick(TWINS);
        const pair = [joined([...a, ...one]), joined([...a, ...other])] as const;
        return rng.chance(0.5) ? [pair[0], pair[1]] : [pair[1], pair[0]];
      }
    }
  },
  large: {
    'all letters, shuffled': (n, rng) => {
      const letters = recipe.letters(n, LETTERS.join(''), rng.seed());
      return [letters, recipe.shuffleText(letters, rng.seed())];
    },
    // Each letter of one is at the far end of the other.
    'two blocks, the other way round': (n) => {
      const half = n >> 1;
      const block = (first: string, second: string) =>
        recipe.join(recipe.repeat(first, half), recipe.repeat(second, n - half));
      return [block('a', 'b'), block('b', 'a')];
    },
    'one letter differs, at the end': (n) => [
      recipe.join(recipe.repeat('\u00e9', n - 1), recipe.value('a')),
      recipe.join(recipe.repeat('\u00e9', n - 1), recipe.value('b')),
    ],
  },
});
