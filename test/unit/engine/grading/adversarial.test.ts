import assert from 'node:assert/strict';
import type { FunctionSpec } from '../../../../src/engine/catalog/model.ts';
import type { Oracle } from '../../../../src/engine/catalog/oracle.ts';
import { deBruijn, medianOfThreeKiller } from '../../../../src/engine/grading/adversarial.ts';
import { createCaseSource } from '../../../../src/engine/grading/caseSource.ts';
import { grade } from '../../../../src/engine/grading/grade.ts';
import type { Report } from '../../../../src/engine/grading/report.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import { makeRng } from '../../../../src/engine/values/rng.ts';
import { parseType } from '../../../../src/engine/values/type.ts';
import { decodeArgs } from '../../../../src/engine/values/wire.ts';
import { fakeAdapter, fakeProblem, fakeWorld } from './fakePorts.ts';

const ITEMS = {
  kind: 'sequence',
  minLength: 0,
  maxLength: 100_000,
  item: { kind: 'number', min: -1_000_000_000, max: 1_000_000_000 },
  sorted: false,
  distinct: false,
} as const;

/** How many different values a list has. */
const DISTINCT: FunctionSpec = {
  signature: {
    name: 'distinct',
    params: [{ name: 'a', type: parseType('int[]'), role: 'in', domain: ITEMS }],
    returns: parseType('int'),
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 1000, memoryMb: 64 },
  small: { maxLength: 2, values: { a: [1, 2] }, maxCases: 20 },
  examples: [],
  growth: { target: 'n', max: 100_000 },
};
const ORACLE: Oracle = {
  solve: (a) => new Set(a as number[]).size,
  large: { random: (n, rng) => [recipe.ints(n, -1_000_000, 1_000_000, rng.seed())] },
};

function inputsOf(spec: FunctionSpec, oracle: Oracle, seed = 1): readonly unknown[][] {
  return createCaseSource(spec, oracle)
    .next('adversarial', seed, 0, 1000)
    .map((one) => decodeArgs(one.args, spec.signature));
}

/** As libraries write it: the pivot is the median of the first, middle and last item; two indices run to each other. */
function comparisonsOfQuicksort(values: readonly number[]): number {
  const a = [...values];
  let count = 0;
  const isLess = (x: number | undefined, y: number | undefined): boolean => {
    count += 1;
    return (x as number) < (y as number);
  };
  const pending: [number, number][] = [[0, a.length]];
  for (let range = pending.pop(); range !== undefined; range = pending.pop()) {
    const [from, to] = range;
    if (to - from < 4) continue;
    const ends = [a[from], a[from + ((to - from) >> 1)], a[to - 1]] as number[];
    const pivot = ends.sort((x, y) => x - y)[1];
    let low = from;
    let high = to;
    for (;;) {
      while (isLess(a[low], pivot)) low += 1;
      high -= 1;
      while (isLess(pivot, a[high])) high -= 1;
      if (low >= high) break;
      [a[low], a[high]] = [a[high] as number, a[low] as number];
      low += 1;
    }
    pending.push([from, low], [low, to]);
  }
  return count;
}

async function run(
  call: (...args: never[]) => unknown,
  spec: FunctionSpec,
  oracle: Oracle,
  ns?: (...args: never[]) => number,
): Promise<Report> {
  return grade({
    request: { problem: 'fake', language: 'go', file: { path: 'a.go', text: '' }, seed: 5, growth: false },
    problem: fakeProblem(spec),
    adapter: fakeAdapter,
    ports: fakeWorld(spec, oracle, { call, ...(ns === undefined ? {} : { ns }) }).ports,
    onEvent: () => undefined,
    signal: new AbortController().signal,
  });
}

describe('adversarial inputs', () => {
  it('hold every order and tie of a list, small and of some size, the same from the same seed', () => {
    const lists = inputsOf(DISTINCT, ORACLE).map(([a]) => a as number[]);
    assert.deepEqual(inputsOf(DISTINCT, ORACLE), inputsOf(DISTINCT, ORACLE));
    const rising = (a: readonly number[]): number =>
      a.filter((x, i) => i > 0 && x >= (a[i - 1] as number)).length;
    for (const long of [false, true]) {
      const some = lists.filter((a) => (long ? a.length === 20_000 : a.length <= 60));
      assert.ok(
        some.some((a) => rising(a) === a.length - 1),
        'sorted',
      );
      assert.ok(
        some.some((a) => new Set(a).size > 2 && rising([...a].reverse()) === a.length - 1),
        'reversed',
      );
      assert.ok(
        some.some((a) => new Set(a).size === 1),
        'all equal',
      );
    }
    const keys = lists.filter((a) => a.length === 1000);
    for (const step of [65_536, 65_537, 599_969]) {
      assert.ok(
        keys.some((a) => a.every((key) => key % step === 0) && new Set(a).size === 1000),
        `${step}`,
      );
    }
    assert.ok(lists.length < 40);
  });

  it('are only what the domain and valid() allow', () => {
    const spec: FunctionSpec = {
      ...DISTINCT,
      signature: {
        ...DISTINCT.signature,
        params: [
          {
            name: 'a',
            type: parseType('int[]'),
            role: 'in',
            domain: { ...ITEMS, minLength: 1, distinct: true, item: { kind: 'number', min: 0, max: 50_000 } },
          },
        ],
      },
    };
    const oracle: Oracle = {
      ...ORACLE,
      valid: (a) => (a as number[]).includes(7),
      generate: (rng, size) => [rng.shuffle([7, ...Array.from({ length: size }, (_, i) => i + 10)])],
      large: { range: (n) => [recipe.range(Math.min(n, 50_000), 0)] },
    };
    const lists = inputsOf(spec, oracle).map(([a]) => a as number[]);
    assert.ok(lists.length >= 8);
    assert.ok(lists.every((a) => a.includes(7) && new Set(a).size === a.length));
  });

  it('can be switched off, and can have families of their own', () => {
    assert.deepEqual(inputsOf(DISTINCT, { ...ORACLE, adversarial: false }), []);
    const own: Oracle = { ...ORACLE, adversarial: { threes: (n) => [recipe.fill(n, 3)] } };
    assert.deepEqual(inputsOf(DISTINCT, own)[0], [new Array(20_000).fill(3)]);
    const wrong: Oracle = { ...ORACLE, adversarial: { far: (n) => [recipe.fill(n, 2e9)] } };
    assert.throws(
      () => inputsOf(DISTINCT, wrong),
      /adversarial family "far" makes an input that is not valid/,
    );
    assert.deepEqual(inputsOf({ ...DISTINCT, growth: { target: '2^n', max: 20 } }, ORACLE), []);
  });

  it('keep other values short where the result grows with more than the input', () => {
    const spec: FunctionSpec = {
      ...DISTINCT,
      signature: { ...DISTINCT.signature, returns: parseType('int[][]') },
    };
    const lists = inputsOf(spec, { ...ORACLE, solve: () => [] }).map(([a]) => a as number[]);
    assert.ok(lists.some((a) => a.length === 20_000));
    assert.ok(lists.every((a) => a.length <= 1000 || new Set(a).size > 2));
  });

  it('change two texts alike too, and bring ones without an end of repeats', () => {
    const text = { kind: 'string', minLength: 0, maxLength: 50_000, alphabet: 'abcdefgh' } as const;
    const spec: FunctionSpec = {
      ...DISTINCT,
      signature: {
        name: 'same',
        params: ['s', 't'].map((name) => ({ name, type: parseType('string'), role: 'in', domain: text })),
        returns: parseType('bool'),
      },
    };
    const oracle: Oracle = {
      solve: (s, t) => s === t,
      large: { equal: (n) => [recipe.repeat('abc', n >> 2), recipe.repeat('abc', n >> 2)] },
    };
    const pairs = inputsOf(spec, oracle) as [string, string][];
    assert.ok(pairs.some(([s, t]) => s === t && s.length > 10_000 && /^a+b$/.test(s)));
    assert.ok(pairs.some(([s, t]) => s !== t && /^a+$/.test(s)));
    assert.ok(pairs.some(([s]) => s.startsWith('abbabaabbaababba')));
  });

  it('kill a quicksort by the median of three', () => {
    const sorted = Array.from({ length: 2000 }, (_, i) => i);
    const killer = medianOfThreeKiller(sorted) as number[];
    assert.deepEqual(
      [...killer].sort((a, b) => a - b),
      sorted,
    );
    const usual = comparisonsOfQuicksort(makeRng(1).shuffle(sorted));
    const killed = comparisonsOfQuicksort(killer);
    assert.ok(killed > 8 * usual, `${killed} against ${usual}`);
    for (let n = 0; n < 12; n += 1) assert.equal(new Set(medianOfThreeKiller(sorted.slice(0, n))).size, n);
  });

  it('have every word of bits once', () => {
    const bits = deBruijn(1024);
    const cycle = [...bits, ...bits.slice(0, 9)].join('');
    assert.equal(new Set(Array.from({ length: 1024 }, (_, i) => cycle.slice(i, i + 10))).size, 1024);
    assert.equal(deBruijn(1000).length, 1000);
  });

  it('find a table that loses what collides, and leave a right one alone', async () => {
    const table =
      (chains: boolean) =>
      (a: number[]): number => {
        const cells = new Map<number, number[]>();
        let count = 0;
        for (const value of a) {
          const cell = cells.get(value & 0xffff) ?? [];
          cells.set(value & 0xffff, cell);
          if (cell.includes(value) || (!chains && cell.length >= 5)) continue;
          cell.push(value);
          count += 1;
        }
        return count;
      };
    const right = await run(table(true), DISTINCT, ORACLE);
    assert.equal(right.verdict, 'accepted');
    assert.ok((right.cases.byPhase.adversarial?.run ?? 0) > 10);
    const wrong = await run(table(false), DISTINCT, ORACLE);
    assert.equal(wrong.verdict, 'wrong-answer');
    assert.equal(wrong.counterexample?.phase, 'adversarial');
  });

  it('are held against the time limit', async () => {
    const call = (a: number[]): number => new Set(a).size;
    const sorted = (a: number[]): boolean =>
      a.length > 1000 && a.every((value, i) => i === 0 || (a[i - 1] as number) <= value);
    const report = await run(call, DISTINCT, ORACLE, (a: number[]) => (sorted(a) ? 3e9 : 1000));
    assert.equal(report.verdict, 'too-slow');
    assert.equal(report.counterexample?.phase, 'adversarial');
  });
});
