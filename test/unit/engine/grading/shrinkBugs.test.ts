/** Shrinking held against bugs of many kinds: small, the same from every seed, and in few round trips. */
import assert from 'node:assert/strict';
import type { Param, Signature } from '../../../../src/engine/catalog/model.ts';
import type { Failure } from '../../../../src/engine/grading/failure.ts';
import { shrinkFailure } from '../../../../src/engine/grading/shrink.ts';
import type { OracleCase } from '../../../../src/engine/ports.ts';
import { outsideDomain, sizeOf } from '../../../../src/engine/values/domain.ts';
import type { Rng } from '../../../../src/engine/values/rng.ts';
import { makeRng } from '../../../../src/engine/values/rng.ts';
import { decodeArgs, encodeArgs } from '../../../../src/engine/values/wire.ts';

const SEEDS = 30;
/** Of thirty seeds, in the middle and at most. */
const TESTS = { median: 200, most: 500 };
const TRIPS = { median: 40, most: 60 };

function numbers(name: string, min: number, max: number, minLength = 0): Param {
  return {
    name,
    type: { kind: 'array', item: { kind: 'int' } },
    role: 'in',
    domain: {
      kind: 'sequence',
      minLength,
      maxLength: 1_000,
      sorted: false,
      distinct: false,
      item: { kind: 'number', min, max },
    },
  };
}

function number(name: string, min: number, max: number): Param {
  return { name, type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min, max } };
}

function text(name: string, alphabet: string): Param {
  return {
    name,
    type: { kind: 'text' },
    role: 'in',
    domain: { kind: 'string', minLength: 0, maxLength: 1_000, alphabet },
  };
}

function grid(name: string): Param {
  const row = numbers('row', 0, 9, 1);
  return {
    name,
    type: { kind: 'array', item: row.type },
    role: 'in',
    domain: {
      kind: 'sequence',
      minLength: 1,
      maxLength: 50,
      sorted: false,
      distinct: false,
      item: row.domain,
    },
  };
}

function edges(name: string): Param {
  const node = { kind: 'number', min: 0, max: 99 } as const;
  return {
    name,
    type: { kind: 'array', item: { kind: 'array', item: { kind: 'int' } } },
    role: 'in',
    domain: {
      kind: 'sequence',
      minLength: 0,
      maxLength: 500,
      sorted: false,
      distinct: false,
      item: { kind: 'sequence', minLength: 2, maxLength: 2, sorted: false, distinct: false, item: node },
    },
  };
}

/** A problem and a wrong program for it. */
interface Bug {
  readonly name: string;
  readonly params: readonly Param[];
  /** Beyond the declared domain. */
  valid(...args: readonly never[]): boolean;
  /** Whether the wrong program gets this input wrong. */
  fails(...args: readonly never[]): boolean;
  /** An input of about 70 items; those that do not fail are drawn again. */
  draw(rng: Rng): readonly unknown[];
  /** The smallest input, on the wire. */
  readonly smallest: string;
}

const draw = <T>(rng: Rng, n: number, item: () => T): T[] => Array.from({ length: n }, item);
const shuffled = (rng: Rng, letters: readonly string[]): string => rng.shuffle(letters).join('');
const counted = (letters: string): string => [...letters].sort().join('');
const LETTERS = [...'abABe \u00e9\u0301'];

const BUGS: readonly Bug[] = [
  {
    name: 'two texts that are anagrams after normalisation only',
    params: [text('a', LETTERS.join('')), text('b', LETTERS.join(''))],
    valid: () => true,
    fails: (a: string, b: string) =>
      (counted(a) === counted(b)) !== (counted(a.normalize('NFC')) === counted(b.normalize('NFC'))),
    draw: (rng) => {
      const common = draw(rng, 68, () => rng.pick(LETTERS));
      const texts = [shuffled(rng, [...common, '\u00e9']), shuffled(rng, [...common, 'e\u0301'])];
      return rng.shuffle(texts);
    },
    smallest: '["e\u0301","\u00e9"]',
  },
  {
    name: 'two texts that are anagrams without case only',
    params: [text('a', LETTERS.join('')), text('b', LETTERS.join(''))],
    valid: () => true,
    fails: (a: string, b: string) =>
      (counted(a) === counted(b)) !== (counted(a.toLowerCase()) === counted(b.toLowerCase())),
    draw: (rng) => {
      const common = draw(rng, 35, () => rng.pick(LETTERS));
      return rng.shuffle([shuffled(rng, [...common, 'A']), shuffled(rng, [...common, 'a'])]);
    },
    smallest: '["A","a"]',
  },
  {
    name: 'two arrays of one length, sorted by the first and not stable',
    params: [numbers('keys', 0, 9), numbers('tags', 0, 999)],
    valid: (keys: number[], tags: number[]) =>
      keys.length === tags.length && new Set(tags).size === tags.length,
    // Selection by exchange: the first of equal keys is carried past the others.
    fails: (keys: number[], tags: number[]) => {
      const order = keys.map((_key, i) => i);
      const stable = [...order].sort((i, j) => (keys[i] as number) - (keys[j] as number));
      for (let i = 0; i < order.length; i += 1) {
        let least = i;
        for (let j = i + 1; j < order.length; j += 1) {
          if ((keys[order[j] as number] as number) < (keys[order[least] as number] as number)) least = j;
        }
        [order[i], order[least]] = [order[least] as number, order[i] as number];
      }
      return order.some((at, i) => tags[at] !== tags[stable[i] as number]);
    },
    draw: (rng) => {
      const keys = draw(rng, 35, () => rng.int(0, 9));
      return [keys, rng.shuffle(keys.map((_key, i) => i * 7))];
    },
    smallest: '[[1,1,0],[0,1,2]]',
  },
  {
    name: 'an array and its length',
    params: [number('n', 0, 1_000), numbers('a', 0, 99)],
    valid: (n: number, a: number[]) => n === a.length,
    fails: (_n: number, a: number[]) => a.filter((one) => one >= 7).length >= 2,
    draw: (rng) => [70, draw(rng, 70, () => rng.int(0, 99))],
    smallest: '[2,[7,7]]',
  },
  {
    name: 'every value twice, but one',
    params: [numbers('a', -50, 50, 1)],
    valid: (a: number[]) => a.filter((one) => a.filter((other) => other === one).length === 1).length === 1,
    fails: (a: number[]) =>
      a.length >= 3 && a[0] !== a.find((one) => a.filter((o) => o === one).length === 1),
    draw: (rng) => {
      const pairs = rng.shuffle(draw(rng, 101, () => 0).map((_zero, i) => i - 50)).slice(0, 35);
      return [rng.shuffle([...pairs, ...pairs.slice(1)])];
    },
    smallest: '[[0,0,1]]',
  },
  {
    name: 'the rows of a grid, all as long',
    params: [grid('rows')],
    valid: (rows: number[][]) => rows.every((row) => row.length === (rows[0] as number[]).length),
    fails: (rows: number[][]) =>
      rows.length !== (rows[0] as number[]).length && rows.flat().some((one) => one > 4),
    draw: (rng) => {
      const width = rng.int(3, 9);
      return [draw(rng, 70 / width, () => draw(rng, width, () => rng.int(0, 9)))];
    },
    smallest: '[[[0,5]]]',
  },
  {
    name: 'nodes and their edges',
    params: [number('n', 1, 100), edges('edges')],
    valid: (n: number, pairs: [number, number][]) => pairs.every(([a, b]) => a < n && b < n && a !== b),
    // A cycle of three or more nodes: what a program takes for a tree.
    fails: (_n: number, pairs: [number, number][]) => {
      const has = new Set(pairs.map(([a, b]) => `${a} ${b}`));
      return pairs.some(([a, b]) => pairs.some(([c, d]) => c === b && d !== a && has.has(`${d} ${a}`)));
    },
    draw: (rng) => {
      const n = rng.int(8, 12);
      return [n, draw(rng, 34, () => rng.shuffle(draw(rng, n, () => 0).map((_zero, i) => i)).slice(0, 2))];
    },
    smallest: '[3,[[0,1],[1,2],[2,0]]]',
  },
  {
    name: 'brackets in balance that nest three deep',
    params: [text('a', '()[]')],
    valid: () => true,
    fails: (a: string) => {
      const open: string[] = [];
      let deepest = 0;
      for (const letter of a) {
        if ('(['.includes(letter)) open.push(letter);
        else if (open.pop() !== (letter === ')' ? '(' : '[')) return false;
        deepest = Math.max(deepest, open.length);
      }
      return open.length === 0 && deepest >= 3;
    },
    draw: (rng) => {
      const nested = (depth: number): string => {
        if (depth === 0) return '';
        const [left, right] = rng.pick(['()', '[]']);
        const inner = `${left}${nested(depth - 1)}${right}`;
        return rng.chance(0.5) ? `${inner}${nested(depth - 1)}` : inner;
      };
      return [nested(5)];
    },
    smallest: '["((()))"]',
  },
  {
    name: 'two numbers with a sum that is too large',
    params: [numbers('a', 0, 100_000, 2)],
    valid: () => true,
    fails: (a: number[]) => Math.max(...a) + Math.min(...a) > 65_535 && a.length > 1,
    draw: (rng) => [draw(rng, 2, () => rng.int(30_000, 99_999))],
    smallest: '[[0,65536]]',
  },
];

interface Shrunk {
  readonly wire: string;
  readonly tests: number;
  readonly trips: number;
}

async function shrink(bug: Bug, seed: number): Promise<Shrunk> {
  const signature: Signature = { name: 'f', params: bug.params, returns: { kind: 'int' } };
  const spread = (args: readonly unknown[]): readonly never[] => args as readonly never[];
  const isValid = (args: readonly unknown[]): boolean =>
    args.every((value, i) => {
      const param = bug.params[i] as Param;
      return outsideDomain(value, param.type, param.domain) === null;
    }) && bug.valid(...spread(args));
  const oracleCase = (args: readonly unknown[]): OracleCase => ({
    args: encodeArgs(args, signature),
    want: '[0]',
    size: sizeOf(args),
  });
  const failure = (one: OracleCase): Failure => ({
    phase: 'random',
    oracleCase: one,
    verdict: 'wrong-answer',
    actual: '1',
    why: null,
    printed: '',
    line: 0,
  });
  const rng = makeRng(seed);
  let start = bug.draw(rng);
  while (!isValid(start) || !bug.fails(...spread(start))) start = bug.draw(rng);
  let tests = 0;
  let trips = 0;
  const end = await shrinkFailure(failure(oracleCase(start)), signature, {
    clock: { now: () => 0 },
    expect: (inputs) =>
      Promise.resolve(
        inputs.map((input) => {
          const args = decodeArgs(input, signature);
          return isValid(args) ? oracleCase(args) : null;
        }),
      ),
    attempt: (cases) => {
      tests += cases.length;
      trips += 1;
      return Promise.resolve(
        cases.map((one) => (bug.fails(...spread(decodeArgs(one.args, signature))) ? failure(one) : null)),
      );
    },
    isCancelled: () => false,
  });
  return { wire: end.oracleCase.args, tests, trips };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] as number;

describe('Shrinking', () => {
  for (const bug of BUGS) {
    it(bug.name, async () => {
      const all: Shrunk[] = [];
      for (let seed = 1; seed <= SEEDS; seed += 1) all.push(await shrink(bug, seed));
      assert.deepEqual([...new Set(all.map(({ wire }) => wire))], [bug.smallest]);
      const tests = all.map((one) => one.tests);
      const trips = all.map((one) => one.trips);
      assert.ok(
        median(tests) <= TESTS.median && Math.max(...tests) <= TESTS.most,
        `tests ${tests.join(' ')}`,
      );
      assert.ok(
        median(trips) <= TRIPS.median && Math.max(...trips) <= TRIPS.most,
        `trips ${trips.join(' ')}`,
      );
    });
  }
});
