/**
 * The cases of a function problem and their expected outcomes. Runs where the oracle runs (a worker), so that making a
 * million numbers or a slow reference blocks nobody.
 *
 * Every case is addressed by seed, phase and index: the same three give the same case, in any order, in any process. Every
 * third random case depends on the constants of the learner's file too.
 */
import type { FunctionSpec, Signature } from '../catalog/model.ts';
import type { Oracle } from '../catalog/oracle.ts';
import type { SequenceView } from '../components/view.ts';
import type { MadeArgs, OracleCase } from '../ports.ts';
import { outsideDomain, sizeOf } from '../values/domain.ts';
import { defaultSmallValues, drawValue, edgeValues, smallValues } from '../values/draw.ts';
import { programOf, programText } from '../values/made.ts';
import type { Recipe } from '../values/recipe.ts';
import { follow } from '../values/recipe.ts';
import { makeRng, mixSeed } from '../values/rng.ts';
import {
  decodeArgs,
  decodeOutcome,
  encode,
  encodeArgs,
  encodeOutcome,
  parseJson,
  typeMismatch,
} from '../values/wire.ts';
import { adversarialInputs, STRESS_SIZE } from './adversarial.ts';
import { compareOutcomes } from './compare.ts';
import type { Constant } from './constants.ts';
import { withConstants } from './constants.ts';
import { doublingSizes } from './growth.ts';
import { GROWTH_STRIDE } from './growthRun.ts';
import type { Judgement } from './judgement.ts';
import type { Phase } from './report.ts';

/** Random cases of a full run, edge cases not counted. */
export const RANDOM_CASES = 300;
/** Largest random length; what is larger has a phase of its own. */
const RANDOM_SIZE = 200;
const EDGE_CASES = 120;
const EDGE_LENGTH = 6;
/** Tries to put constants of the learner's file into a random input. */
const SALTS = 12;
/** Recipes travel in place of values where they are that many times shorter. */
const SHORTER = 8;
/** Draws for one valid random input before the content is called broken. */
const DRAWS = 400;

export interface CaseSource {
  /** @param constants whole numbers that stand in the learner's file; random inputs are made of them too */
  next(
    phase: Phase | 'growth',
    seed: number,
    from: number,
    count: number,
    constants?: readonly Constant[],
  ): readonly OracleCase[];
  expect(inputs: readonly string[]): readonly (OracleCase | null)[];
  judge(args: string, want: string, got: string): Judgement;
  /** Of a component: its steps, for whoever reads them. */
  describe?(args: string, got: string | null): SequenceView;
}

/** @throws Error in any of the functions where the reference throws, or gives what its signature does not allow. */
export function createCaseSource(spec: FunctionSpec, oracle: Oracle): CaseSource {
  const { signature } = spec;
  let small: readonly unknown[][] | null = null;
  let edges: readonly unknown[][] | null = null;
  let adversarial: { readonly seed: number; readonly inputs: readonly unknown[][] } | null = null;

  const isValid = (args: readonly unknown[]): boolean =>
    signature.params.every((param, i) => outsideDomain(args[i], param.type, param.domain) === null) &&
    (oracle.valid === undefined || oracle.valid(...args));

  const solve = ({ args, recipes }: Input): OracleCase => {
    const wire = encodeArgs(args, signature);
    const size = sizeOf(args);
    const own = decodeArgs(wire, signature);
    const result = oracle.solve(...own);
    const mismatch = typeMismatch(result, signature.returns);
    if (mismatch !== null)
      throw new Error(`the reference gave a wrong type for ${wire.slice(0, 200)}: ${mismatch}`);
    const solved = { args: wire, want: encodeOutcome(result, own, signature), size };
    const made = recipes === null ? null : madeInput(args, recipes, signature, wire.length);
    return made === null ? solved : { ...solved, made };
  };

  const random = (seed: number, index: number, size: number): readonly unknown[] => {
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const rng = makeRng(mixSeed(seed, 3, index, draw));
      const args =
        oracle.generate === undefined
          ? signature.params.map((param) => drawValue(param.type, param.domain, rng, size))
          : oracle.generate(rng, size);
      if (isValid(args)) return args;
    }
    throw new Error(
      `no valid random input of size ${size} in ${DRAWS} draws: give the reference a generate()`,
    );
  };

  /** The same with constants of the learner's file in it, where that is still valid. */
  const salted = (
    args: readonly unknown[],
    seed: number,
    index: number,
    constants: readonly Constant[],
  ): readonly unknown[] => {
    const rng = makeRng(mixSeed(seed, 6, index));
    for (let salt = 0; salt < SALTS; salt += 1) {
      const changed = withConstants(args, spec, constants, rng);
      if (isValid(changed)) return changed;
    }
    return args;
  };

  const hurting = (seed: number): readonly unknown[][] => {
    const own = oracle.adversarial;
    if (own === false) return [];
    const size = Math.min(spec.growth.max, STRESS_SIZE);
    const families = Object.entries(own ?? {}).map(([name, make], i) => {
      const args = make(size, makeRng(mixSeed(seed, 8, i))).map(follow);
      if (!isValid(args))
        throw new Error(`the adversarial family "${name}" makes an input that is not valid`);
      return args;
    });
    const made = adversarialInputs(spec, seed, {
      random: (length, from) => random(from, 0, length),
      large: (length) => large(seed, 0, length)?.args ?? null,
      isValid,
      textOf: (args) => encodeArgs(args, signature),
    });
    return [...families, ...made];
  };

  const large = (seed: number, index: number, size: number): Input | null => {
    const family = Object.entries(oracle.large ?? {})[index];
    if (family === undefined) return null;
    const recipes = family[1](size, makeRng(mixSeed(seed, 5, index)));
    const args = recipes.map(follow);
    if (!isValid(args)) throw new Error(`the large family "${family[0]}" makes an input that is not valid`);
    return { args, recipes };
  };

  const inputOf = (
    phase: Phase | 'growth',
    seed: number,
    index: number,
    constants: readonly Constant[],
  ): Input | null => {
    switch (phase) {
      case 'examples':
        return asGiven(spec.examples[index]?.args);
      case 'small':
        return asGiven((small ??= smallInputs(spec).filter(isValid).slice(0, spec.small.maxCases))[index]);
      case 'random': {
        edges ??= edgeInputs(spec).filter(isValid).slice(0, EDGE_CASES);
        if (index < edges.length) return asGiven(edges[index]);
        const drawn = index - edges.length;
        if (drawn >= RANDOM_CASES) return null;
        const size = 1 + Math.floor((RANDOM_SIZE - 1) * (drawn / RANDOM_CASES) ** 2);
        const args = random(seed, drawn, size);
        return asGiven(drawn % 3 === 2 && constants.length > 0 ? salted(args, seed, drawn, constants) : args);
      }
      case 'adversarial':
        if (adversarial?.seed !== seed) adversarial = { seed, inputs: hurting(seed) };
        return asGiven(adversarial.inputs[index]);
      case 'large':
        return large(seed, index, spec.growth.max);
      case 'growth': {
        const size = doublingSizes(spec.growth.max)[index % GROWTH_STRIDE];
        return size === undefined ? null : large(seed, Math.floor(index / GROWTH_STRIDE), size);
      }
      default:
        return null;
    }
  };

  return {
    next(phase, seed, from, count, constants = []) {
      const cases: OracleCase[] = [];
      for (let index = from; index < from + count; index += 1) {
        const input = inputOf(phase, seed, index, constants);
        if (input === null) break;
        cases.push(solve(input));
      }
      return cases;
    },

    expect(inputs) {
      return inputs.map((input) => {
        let args: readonly unknown[];
        try {
          args = decodeArgs(input, signature);
        } catch {
          return null;
        }
        return isValid(args) ? solve({ args, recipes: null }) : null;
      });
    },

    judge(args, want, got) {
      const wanted = decodeOutcome(parseJson(want), signature);
      let actual: unknown[];
      try {
        actual = decodeOutcome(parseJson(got), signature);
      } catch (error) {
        return { ok: false, why: error instanceof Error ? error.message : null };
      }
      if (spec.judge.kind !== 'checker') return compareOutcomes(spec.judge, signature, wanted, actual);
      if (oracle.check === undefined) throw new Error('judge is checker, and the reference has no check()');
      // A function without a result is judged by what it did to its first in-out parameter.
      const at = signature.returns.kind === 'void' ? 1 : 0;
      const answer = oracle.check(decodeArgs(args, signature), actual[at], wanted[at]);
      return answer === true ? { ok: true } : { ok: false, why: answer };
    },
  };
}

interface Input {
  readonly args: readonly unknown[];
  /** What made them; null where they were not made by recipes. */
  readonly recipes: readonly Recipe[] | null;
}

function asGiven(args: readonly unknown[] | undefined): Input | null {
  return args === undefined ? null : { args, recipes: null };
}

/** The arguments as a harness can make them by itself; null where that saves little. */
function madeInput(
  args: readonly unknown[],
  recipes: readonly Recipe[],
  { params }: Signature,
  wireLength: number,
): MadeArgs | null {
  // What has to stay as it is is compared with its text from before the call, which must be there for that.
  const programs = params.map(({ type, role }, i) =>
    role === 'unchanged' ? null : programOf(recipes[i] as Recipe, type),
  );
  if (programs.every((program) => program === null)) return null;
  const texts = params.map(({ type }, i) => {
    const program = programs[i] ?? null;
    return program === null ? encode(args[i], type) : programText(program);
  });
  const made = `[${texts.join(',')}]`;
  const draws = programs.some((program) => program?.draws === true);
  return made.length * SHORTER < wireLength ? { args: made, draws } : null;
}

/** All combinations of small values, by total size, then in the order of the values. */
function smallInputs(spec: FunctionSpec): unknown[][] {
  const lists = spec.signature.params.map((param) =>
    smallValues(
      param.type,
      param.domain,
      spec.small.values[param.name] ?? defaultSmallValues(param.type, param.domain),
      spec.small.maxLength,
      20_000,
    ),
  );
  return combine(lists, 200_000);
}

function edgeInputs(spec: FunctionSpec): unknown[][] {
  const lists = spec.signature.params.map((param) =>
    edgeValues(param.type, param.domain, EDGE_LENGTH).map((value, weight) => ({ value, weight })),
  );
  return combine(lists, 20_000);
}

interface Weighted {
  readonly args: unknown[];
  readonly weight: number;
}

/** The product of the lists in order of total weight; lists are shortened where the product would pass `most`. */
function combine(
  lists: readonly (readonly { readonly value: unknown; readonly weight: number }[])[],
  most: number,
): unknown[][] {
  const room = Math.max(2, Math.floor(most ** (1 / Math.max(1, lists.length))));
  let product: Weighted[] = [{ args: [], weight: 0 }];
  for (const list of lists) {
    const short = lists.length > 1 ? list.slice(0, Math.max(room, 1)) : list;
    product = product.flatMap(({ args, weight }) =>
      short.map((item) => ({ args: [...args, item.value], weight: weight + item.weight })),
    );
  }
  // Array.prototype.sort is stable: ties stay in the order of the values, which is the order of simplicity.
  product.sort((a, b) => a.weight - b.weight);
  return product.map(({ args }) => args);
}
