/**
 * Recipes as a harness follows them: a program for a stack machine in place of a long `int[]`.
 *
 * On the wire it is `{"$":[op,…]}`. Operations, the numbers that follow each, and what they do to a stack of sequences, of
 * which one is left in the end:
 *
 * | op | name | numbers | does |
 * |---|---|---|---|
 * | 0 | values | k x1 … xk | pushes them |
 * | 1 | ints | n min span seed | pushes n draws: min + draw mod span |
 * | 2 | range | n from step | pushes from, from+step, … |
 * | 3 | fill | n x | pushes n times x |
 * | 4 | shuffle | seed | from the last place i down to 1: swaps it with place draw mod (i+1) |
 * | 5 | reverse | | |
 * | 6 | concat | k | takes k sequences, pushes them as one, in the order in which they came |
 * | 7 | set | at x | replaces one item |
 * | 8 | drop | at | removes one item |
 *
 * Draws are mulberry32 (see `recipe.ts`). All numbers are of 32 bits and signed, all items too; the span is of 1 … 2^32.
 *
 * Not everything is made where it is used: a text is read as fast as it is copied, and sorted numbers are read faster than
 * they are sorted.
 */
import type { Recipe } from './recipe.ts';
import { draws, shuffled } from './recipe.ts';
import type { ValueType } from './type.ts';

const OPS = {
  values: 0,
  ints: 1,
  range: 2,
  fill: 3,
  shuffle: 4,
  reverse: 5,
  concat: 6,
  set: 7,
  drop: 8,
} as const;

/** A program and what it costs to follow. */
export interface Program {
  readonly numbers: readonly number[];
  /** It draws random numbers, one for each item or so. */
  readonly draws: boolean;
}

/** A recipe that no program can say. */
class Unfit extends Error {}

/** Values given one by one: with more of them nothing is saved. */
const MOST_VALUES = 4096;

/**
 * The program that makes the same value as `follow(recipe)`; null where there is none: other types, sorting, parts that are
 * no whole numbers of 32 bits, places that are not there.
 */
export function programOf(recipe: Recipe, type: ValueType): Program | null {
  if (type.kind !== 'array' || type.item.kind !== 'int') return null;
  const writer = new ProgramWriter();
  try {
    writer.sequence(recipe);
  } catch (error) {
    if (error instanceof Unfit) return null;
    throw error;
  }
  return { numbers: writer.numbers, draws: writer.draws };
}

class ProgramWriter {
  readonly numbers: number[] = [];
  draws = false;

  /** Writes what pushes the sequence; its length. */
  sequence(made: Recipe): number {
    switch (made.$) {
      case 'value': {
        const items: unknown = made.value;
        if (!Array.isArray(items) || items.length > MOST_VALUES) throw new Unfit();
        return this.op(items.length, OPS.values, items.length, ...items.map(int));
      }
      case 'ints': {
        const span = int(made.max) - int(made.min) + 1;
        if (span < 1) throw new Unfit();
        this.draws = true;
        return this.op(length(made.n), OPS.ints, made.n, int(made.min), span, seed(made.seed));
      }
      case 'range':
        int(made.from + made.n * made.step);
        return this.op(length(made.n), OPS.range, made.n, int(made.from), int(made.step));
      case 'fill':
        return this.op(length(made.n), OPS.fill, made.n, int(made.value));
      case 'shuffle':
        this.draws = true;
        return this.op(this.sequence(made.of), OPS.shuffle, seed(made.seed));
      case 'reverse':
        return this.op(this.sequence(made.of), OPS.reverse);
      case 'concat': {
        const lengths = made.parts.map((part) => this.sequence(part));
        return this.op(
          lengths.reduce((sum, n) => sum + n, 0),
          OPS.concat,
          lengths.length,
        );
      }
      case 'set': {
        const n = this.sequence(made.of);
        return this.op(n, OPS.set, place(made.at, n), int(made.value));
      }
      case 'drop': {
        const n = this.sequence(made.of);
        return this.op(n - 1, OPS.drop, place(made.at, n));
      }
      default:
        throw new Unfit();
    }
  }

  private op(n: number, ...numbers: readonly number[]): number {
    this.numbers.push(...numbers);
    return n;
  }
}

function int(value: unknown): number {
  // `+ 0`: no whole number is minus zero.
  if (typeof value === 'number' && (value | 0) === value) return value + 0;
  throw new Unfit();
}

function length(value: number): number {
  if (int(value) < 0) throw new Unfit();
  return value;
}

/** What the generator makes of a seed. */
function seed(value: number): number {
  return value | 0;
}

function place(at: number, n: number): number {
  const from = int(at) < 0 ? n + at : at;
  if (from < 0 || from >= n) throw new Unfit();
  return from;
}

/** The argument on the wire. */
export function programText(program: Program): string {
  return `{"$":[${program.numbers.join(',')}]}`;
}

/** Follows a program, for harnesses in JavaScript. */
export function runProgram(numbers: readonly number[]): number[] {
  const stack: number[][] = [];
  let at = 0;
  const next = (): number => numbers[at++] as number;
  const push = (n: number, item: (i: number) => number): void => {
    // As a parsed array is inside: without holes, and whole numbers as such, which is what a solution's time depends on.
    const items: number[] = [];
    for (let i = 0; i < n; i += 1) items.push(item(i) | 0);
    stack.push(items);
  };
  const top = (): number[] => stack.at(-1) as number[];
  while (at < numbers.length) {
    switch (next()) {
      case OPS.values:
        push(next(), next);
        break;
      case OPS.ints: {
        const [n, min, span, draw] = [next(), next(), next(), draws(next())];
        push(n, () => min + (draw() % span));
        break;
      }
      case OPS.range: {
        const [n, from, step] = [next(), next(), next()];
        push(n, (i) => from + i * step);
        break;
      }
      case OPS.fill: {
        const [n, value] = [next(), next()];
        push(n, () => value);
        break;
      }
      case OPS.shuffle:
        shuffled(top(), next());
        break;
      case OPS.reverse:
        top().reverse();
        break;
      case OPS.concat: {
        const from = stack.length - next();
        stack.push(stack.splice(from).flat());
        break;
      }
      case OPS.set: {
        const [where, value] = [next(), next()];
        top()[where] = value;
        break;
      }
      case OPS.drop:
        top().splice(next(), 1);
        break;
      default:
        throw new TypeError('a program with an operation that there is not');
    }
  }
  return top();
}
