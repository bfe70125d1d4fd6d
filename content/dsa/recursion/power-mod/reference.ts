import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const MOST_B = Number.MAX_SAFE_INTEGER;
const MOST_E = 1e15;
const MOST_M = 90_000_000;

/** Exponents at which halving goes wrong: small ones, those around powers of two, over 32 bits, and any. */
function exponent(rng: Rng): number {
  switch (rng.int(0, 4)) {
    case 0:
      return rng.int(0, 20);
    case 1:
      return Math.max(0, 2 ** rng.int(0, 49) + rng.int(-1, 1));
    case 2:
      return 2 ** rng.int(31, 33) + rng.int(-5, 5);
    case 3:
      return MOST_E - rng.int(0, 3);
    default:
      return rng.int(0, MOST_E);
  }
}

/** Bases below m, just below and above it, multiples of it, and such as need all 53 bits. */
function base(m: number, rng: Rng): number {
  switch (rng.int(0, 5)) {
    case 0:
      return rng.int(0, 10);
    case 1:
      return m + rng.int(-1, 1);
    case 2:
      return m * rng.int(0, 1_000);
    case 3:
      return MOST_B - rng.int(0, 3);
    default:
      return rng.int(0, rng.pick([MOST_M, MOST_B]));
  }
}

function modulus(rng: Rng): number {
  switch (rng.int(0, 3)) {
    case 0:
      return rng.int(1, 12);
    case 1:
      return MOST_M - rng.int(0, 20);
    case 2:
      return 2 ** rng.int(0, 26);
    default:
      return rng.int(1, MOST_M);
  }
}

export const oracle = defineOracle<[b: number, e: number, m: number], number>({
  // Digit by digit as one reads e in binary, with numbers of any size.
  solve(b, e, m) {
    const modulo = BigInt(m);
    let power = 1n % modulo;
    for (const digit of e.toString(2)) {
      power = (power * power) % modulo;
      if (digit === '1') power = (power * BigInt(b)) % modulo;
    }
    return Number(power);
  },
  generate(rng) {
    const m = modulus(rng);
    return [base(m, rng), exponent(rng), m];
  },
  large: {
    'a prime modulus': (n) => [recipe.value(MOST_B), recipe.value(n * 1e9), recipe.value(89_999_999)],
    'the largest modulus': (n, rng) => [
      recipe.value(MOST_M - 1 - rng.int(0, 5)),
      recipe.value(n * 1e9 - 1),
      recipe.value(MOST_M),
    ],
    'base 2': (n) => [recipe.value(2), recipe.value(n * 1e9), recipe.value(67_108_864 + 1)],
  },
});
