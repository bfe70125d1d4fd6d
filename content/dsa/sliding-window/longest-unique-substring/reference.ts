import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const ALL = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 32 + i));

/** Different characters; often some whose codes differ by 32 or 64, which small tables and bit sets mix up. */
function different(rng: Rng, count: number): string[] {
  const from = rng.pick([[...ALL], [...'abcdefghijklmnopqrstuvwxyz'], [...' !ab`ABC@01"pP~>^']]);
  return rng.shuffle(from).slice(0, Math.max(1, count));
}

export const oracle = defineOracle<[s: string], number>({
  solve(s) {
    // No part without a repeat is longer than the alphabet, so each start may be tried by itself.
    let best = 0;
    for (let from = 0; from < s.length && s.length - from > best; from += 1) {
      const seen = new Set<string>();
      for (let to = from; to < s.length && !seen.has(s.charAt(to)); to += 1) seen.add(s.charAt(to));
      best = Math.max(best, seen.size);
    }
    return best;
  },
  generate(rng, size) {
    const n = rng.int(0, size);
    switch (rng.int(0, 3)) {
      case 0: {
        // The same characters again and again, with a few others in between.
        const block = different(rng, rng.int(1, 95));
        const letters = Array.from({ length: n }, (_, i) => block[i % block.length] as string);
        for (let more = rng.int(0, 3); more > 0 && n > 0; more -= 1) {
          letters[rng.int(0, n - 1)] = rng.pick([...ALL]);
        }
        return [letters.join('')];
      }
      case 1: {
        // Out and back: the latest place of a character lies further and further behind.
        const out = different(rng, Math.max(1, n >> 1));
        return [[...out, ...out.toReversed(), ...different(rng, rng.int(1, 8))].join('')];
      }
      case 2: {
        // Runs without a repeat, side by side; the last one is often the longest.
        const runs = Array.from({ length: rng.int(1, 4) }, () => different(rng, rng.int(1, 12)));
        if (rng.chance(0.5)) runs.push(different(rng, rng.int(8, 95)));
        return [runs.flat().join('')];
      }
      default: {
        const pool = different(rng, rng.int(1, 30));
        return [Array.from({ length: n }, () => rng.pick(pool)).join('')];
      }
    }
  },
  large: {
    'all characters, over and over': (n, rng) => [
      recipe.repeat(rng.shuffle([...ALL]).join(''), Math.floor(n / 95)),
    ],
    'random characters': (n, rng) => [recipe.letters(n, ALL, rng.seed())],
    'one character': (n) => [recipe.repeat('a', n)],
    'two by two': (n) => [recipe.repeat('abba', n >> 2)],
    'the longest part is at the end': (n) => [
      recipe.join(recipe.repeat('z', Math.max(0, n - 95)), recipe.value(ALL.slice(0, Math.min(n, 95)))),
    ],
  },
});
