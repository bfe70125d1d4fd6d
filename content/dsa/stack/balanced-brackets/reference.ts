import { defineOracle } from '../../../../src/engine/catalog/oracle.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';

const PAIRS = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;
const BRACKETS: readonly string[] = PAIRS.flat();
const OTHERS = [...'ab1 ,"<>'];

/** A balanced text of at most `size` brackets: drawn at random one would hardly ever come. */
function balancedText(rng: Rng, size: number): string[] {
  const kinds = rng.chance(0.4) ? [rng.pick(PAIRS)] : PAIRS;
  const out: string[] = [];
  const open: string[] = [];
  for (let left = size; left > open.length;) {
    if (open.length > 0 && (left <= open.length + 1 || rng.chance(0.45))) {
      out.push(open.pop() as string);
      left -= 1;
    } else if (left >= open.length + 2) {
      const [opening, closing] = rng.pick(kinds);
      out.push(opening);
      open.push(closing);
      left -= 1;
    } else {
      break;
    }
  }
  return [...out, ...open.reverse()];
}

/** One change to a balanced text that most often makes it wrong, and leaves it nearly right. */
function spoiled(letters: readonly string[], rng: Rng): string[] {
  const out = [...letters];
  const at = rng.int(0, Math.max(0, out.length - 1));
  switch (rng.int(0, 5)) {
    case 0:
      out.splice(at, 1);
      break;
    case 1:
      out.splice(rng.int(0, out.length), 0, rng.pick(BRACKETS));
      break;
    case 2:
      if (out.length > 0) out[at] = rng.pick(BRACKETS);
      break;
    case 3:
      // Neighbours change places: all counts stay right.
      out.splice(at, 2, ...out.slice(at, at + 2).reverse());
      break;
    case 4:
      out.push(rng.pick(BRACKETS));
      break;
    default:
      out.unshift(rng.pick(BRACKETS));
  }
  return out;
}

export const oracle = defineOracle<[s: string], boolean>({
  solve(s) {
    const open: string[] = [];
    for (const letter of s) {
      const pair = PAIRS.find(([opening, closing]) => letter === opening || letter === closing);
      if (pair === undefined) continue;
      if (letter === pair[0]) open.push(letter);
      else if (open.pop() !== pair[0]) return false;
    }
    return open.length === 0;
  },
  generate(rng, size) {
    let letters = balancedText(rng, rng.int(0, size));
    if (rng.chance(0.6)) letters = spoiled(letters, rng);
    if (rng.chance(0.5)) {
      for (let more = rng.int(1, 4); more > 0 && letters.length < size; more -= 1) {
        letters.splice(rng.int(0, letters.length), 0, rng.pick(OTHERS));
      }
    }
    return [letters.join('')];
  },
  large: {
    // One layer is all that a pass of deleting pairs takes off.
    'one nest': (n) => [recipe.join(recipe.repeat('(', n >> 1), recipe.repeat(')', n >> 1))],
    'side by side, all kinds': (n) => [recipe.repeat('()[]{}', Math.floor(n / 6))],
    'a nest of all kinds, the last bracket wrong': (n) => {
      const depth = Math.floor(n / 6);
      return [recipe.join(recipe.repeat('([{', depth), recipe.repeat('}])', depth - 1), recipe.value('}]]'))];
    },
    'only opened': (n) => [recipe.repeat('[', n)],
  },
});
