import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const LETTERS = 'abcAB1.,!?"\'-_/\\~';

function spaces(rng: Rng, least: number): string {
  return ' '.repeat(rng.chance(0.5) ? least : rng.int(least, 4));
}

function word(rng: Rng): string {
  const pool = [...(rng.chance(0.5) ? LETTERS.slice(0, 2) : LETTERS)];
  return Array.from({ length: rng.int(1, 6) }, () => rng.pick(pool)).join('');
}

export const oracle = defineOracle<[s: string], string>({
  solve(s) {
    return s
      .split(' ')
      .filter((part) => part !== '')
      .reverse()
      .join(' ');
  },
  generate(rng, size) {
    let s = spaces(rng, 0);
    // A few words often occur again.
    const known = [word(rng), word(rng), word(rng)];
    const again = rng.chance(0.4);
    while (s.length < size) {
      s += again ? rng.pick(known) : word(rng);
      s += spaces(rng, 1);
    }
    return [rng.chance(0.5) ? s.trim() : s];
  },
  large: {
    'words of one letter': (n) => [recipe.repeat('a ', n >> 1)],
    'random letters and spaces': (n, rng) => [recipe.letters(n, 'abcd .', rng.seed())],
    'one word': (n) => [recipe.join(recipe.repeat('ab', (n >> 1) - 1), recipe.value('.'))],
    'only spaces, then a word': (n) => [recipe.join(recipe.repeat(' ', n - 1), recipe.value('z'))],
    'one run of spaces': (n) => [
      recipe.join(recipe.value('a'), recipe.repeat(' ', n - 2), recipe.value('b')),
    ],
  },
});
