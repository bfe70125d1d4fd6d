import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const LETTERS = [...'abcpqyz'];
const DIGITS = [...'0129'];
// Those next to the letters and digits in ASCII are among them.
const SIGNS = [...' .,!_/:[^`@{~'];

/** What `c` is taken for when only the difference of the codes is looked at, 32 for a letter and its other case. */
function twin(c: string): string {
  return String.fromCharCode(c.charCodeAt(0) ^ 32);
}

/** Letters and digits that read the same in both directions but for case. */
function core(rng: Rng, length: number): string[] {
  const pool = rng.chance(0.4) ? [rng.pick(LETTERS), rng.pick(DIGITS)] : [...LETTERS, ...DIGITS];
  const half = Array.from({ length: length >> 1 }, () => rng.pick(pool));
  const middle = length % 2 === 1 ? [rng.pick(pool)] : [];
  return [...half, ...middle, ...half.toReversed()].map((c) => (rng.chance(0.3) ? c.toUpperCase() : c));
}

/** One change that leaves it nearly right. */
function spoiled(letters: readonly string[], rng: Rng): string[] {
  const out = [...letters];
  const at = rng.chance(0.3) ? out.length >> 1 : rng.int(0, Math.max(0, out.length - 1));
  switch (rng.int(0, 3)) {
    case 0:
      out.splice(at, 1);
      break;
    case 1:
      out.splice(at, 0, rng.pick([...LETTERS, ...DIGITS]));
      break;
    case 2:
      // A digit for a letter, or the other way round, with codes that are 32 apart.
      out[at] = rng.pick([...'019']);
      out[out.length - 1 - at] = twin(out[at]);
      break;
    default:
      out[at] = rng.pick([...LETTERS, ...DIGITS]);
  }
  return out;
}

export const oracle = defineOracle<[s: string], boolean>({
  solve(s) {
    const counted = [...s.toLowerCase()].filter((c) => /[a-z0-9]/.test(c));
    return counted.every((c, i) => c === counted[counted.length - 1 - i]);
  },
  generate(rng, size) {
    let letters = core(rng, rng.int(0, size));
    if (rng.chance(0.5)) letters = spoiled(letters, rng);
    if (rng.chance(0.7)) {
      for (let more = rng.int(1, 6); more > 0; more -= 1) {
        const at = rng.int(0, letters.length);
        letters.splice(at, 0, rng.pick(SIGNS).repeat(rng.int(1, 3)));
      }
    }
    return [letters.join('')];
  },
  large: {
    'letters only': (n) => [recipe.join(recipe.repeat('ab', (n >> 1) - 1), recipe.value('a'))],
    'both cases, with signs': (n) => [recipe.repeat('aA, ', n >> 2)],
    'signs only': (n) => [recipe.repeat('.', n)],
    'all signs on the left': (n) => [
      recipe.join(recipe.repeat(' _', n >> 2), recipe.repeat('7', n - 2 * (n >> 2))),
    ],
    'wrong in the middle': (n) => {
      const half = (n >> 1) - 1;
      return [recipe.join(recipe.repeat('Z', half), recipe.value('0P'), recipe.repeat('z', half))];
    },
  },
});
