import assert from 'node:assert/strict';
import type { FunctionSpec } from '../../../../src/engine/catalog/model.ts';
import type { Oracle } from '../../../../src/engine/catalog/oracle.ts';
import { grade } from '../../../../src/engine/grading/grade.ts';
import type { GradeEvent, Report } from '../../../../src/engine/grading/report.ts';
import { CancelledError } from '../../../../src/engine/grading/request.ts';
import { recipe } from '../../../../src/engine/values/recipe.ts';
import { parseType } from '../../../../src/engine/values/type.ts';
import type { FakeSolution } from './fakePorts.ts';
import { Dies, fakeAdapter, fakeProblem, fakeWorld } from './fakePorts.ts';

const NUMBERS = {
  kind: 'sequence',
  minLength: 0,
  maxLength: 1000,
  item: { kind: 'number', min: -1_000_000_000, max: 1_000_000_000 },
  sorted: false,
  distinct: false,
} as const;

/** How many pairs of equal neighbours a list has. */
const PAIRS: FunctionSpec = {
  signature: {
    name: 'pairs',
    params: [{ name: 'a', type: parseType('int[]'), role: 'unchanged', domain: NUMBERS }],
    returns: parseType('int'),
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 1000, memoryMb: 64 },
  small: { maxLength: 3, values: { a: [1, 2] }, maxCases: 100 },
  examples: [{ args: [[1, 1, 2]], expected: { result: 1 }, note: '' }],
  growth: { target: 'n', max: 1000 },
};

const countPairs = (a: readonly number[]): number =>
  a.filter((value, i) => i > 0 && value === a[i - 1]).length;

const PAIRS_ORACLE: Oracle = {
  solve: (a) => countPairs(a as number[]),
  large: { random: (n, rng) => [recipe.ints(n, 0, 1, rng.seed())] },
};

async function run(
  call: FakeSolution['call'],
  {
    spec = PAIRS,
    oracle = PAIRS_ORACLE,
    seed = 1,
  }: { spec?: FunctionSpec; oracle?: Oracle; seed?: number } = {},
): Promise<{ report: Report; events: GradeEvent[]; alive: number }> {
  const events: GradeEvent[] = [];
  const world = fakeWorld(spec, oracle, { call });
  const report = await grade({
    request: {
      problem: 'fake',
      language: 'go',
      file: { path: 'C:\\mein Übung\\a.go', text: 'func Pairs(a []int) int {\r\n}\r\n' },
      seed,
    },
    problem: fakeProblem(spec),
    adapter: fakeAdapter,
    ports: world.ports,
    onEvent: (event) => events.push(event),
    signal: new AbortController().signal,
  });
  return { report, events, alive: world.alive() };
}

describe('grade', () => {
  it('accepts a right solution and counts every phase', async () => {
    const { report, events, alive } = await run((a: number[]) => countPairs(a));
    assert.equal(report.verdict, 'accepted');
    assert.equal(report.cases.run, report.cases.passed);
    assert.deepEqual(Object.keys(report.cases.byPhase), [
      'examples',
      'small',
      'random',
      'adversarial',
      'large',
    ]);
    assert.equal(report.cases.byPhase.small?.run, 15);
    assert.equal(report.cases.byPhase.large?.run, 1);
    assert.equal(events.at(-1)?.type, 'finished');
    assert.equal(alive, 0);
  });

  it('shows the smallest failing input, the same from every seed', async () => {
    // Wrong as soon as three equal values stand together, which the small scope up to length 3 shows only once.
    const wrong = (a: number[]): number => Math.min(countPairs(a), 1);
    for (const seed of [1, 2, 3, 4, 5]) {
      const { report } = await run(wrong, {
        spec: { ...PAIRS, small: { ...PAIRS.small, maxLength: 1 } },
        seed,
      });
      assert.equal(report.verdict, 'wrong-answer');
      assert.equal(report.counterexample?.input, 'a = [0, 0, 0]');
      assert.equal(report.counterexample?.expected, '2');
      assert.equal(report.counterexample?.actual, '1');
      assert.equal(report.summary, 'For a = [0, 0, 0] your function returns 1; it should return 2.');
    }
  });

  it('names the arguments that do not matter and the nearest input that is right', async () => {
    const spec: FunctionSpec = {
      ...PAIRS,
      signature: {
        name: 'shift',
        params: [
          { name: 'a', type: parseType('int'), role: 'in', domain: NUMBERS.item },
          { name: 'b', type: parseType('int'), role: 'in', domain: NUMBERS.item },
        ],
        returns: parseType('int'),
      },
      small: { maxLength: 1, values: { a: [0, 1], b: [0, 1] }, maxCases: 10 },
      examples: [],
    };
    const oracle: Oracle = { solve: (a, b) => ((a as number) + (b as number)) % 1000 };
    const { report } = await run((a: number, b: number) => (b > 6 ? -1 : (a + b) % 1000), { spec, oracle });
    assert.equal(report.counterexample?.input, 'a = 0\nb = 7');
    assert.deepEqual(report.counterexample.irrelevant, ['a']);
    assert.match(report.counterexample.neighbour ?? '', /^a = 0\nb = [0-6]$/);
  });

  it('points a wrong answer at the function, with the path as it was given', async () => {
    const { report } = await run(() => 7);
    assert.deepEqual(report.messages[0]?.line, 1);
    assert.equal(report.messages[0]?.file, 'C:\\mein Übung\\a.go');
  });

  it('gives the same report for the same seed', async () => {
    const wrong = (a: number[]): number => (a.length > 7 ? 0 : countPairs(a));
    const first = await run(wrong, { seed: 42 });
    const second = await run(wrong, { seed: 42 });
    assert.deepEqual({ ...first.report, timings: null }, { ...second.report, timings: null });
    assert.equal(first.report.verdict, 'wrong-answer');
  });

  it('calls an exception a runtime error and keeps the line through shrinking', async () => {
    const { report } = await run((a: number[]) => {
      if (a.length > 4) throw new RangeError('index out of range');
      return countPairs(a);
    });
    assert.equal(report.verdict, 'runtime-error');
    assert.equal(report.messages[0]?.line, 2);
    assert.equal(report.counterexample?.input, 'a = [0, 0, 0, 0, 0]');
    assert.match(report.counterexample?.actual ?? '', /RangeError: index out of range/);
  });

  it('goes on in a fresh process after one that ended, and leaves none', async () => {
    const { report, alive } = await run((a: number[]) => {
      if (a.length > 5) throw new Dies({ reason: 'exit', exitCode: 3 });
      return countPairs(a);
    });
    assert.equal(report.verdict, 'runtime-error');
    assert.match(report.summary, /exit code 3/);
    assert.equal(alive, 0);
  });

  it('takes back a missed deadline that does not repeat', async () => {
    let stalled = false;
    const { report } = await run((a: number[]) => {
      if (!stalled && a.length > 3) {
        stalled = true;
        throw new Dies({ reason: 'time', busy: true });
      }
      return countPairs(a);
    });
    assert.equal(report.verdict, 'accepted');
    assert.equal(report.cases.run, report.cases.passed);
  });

  it('calls a hang a time limit and shows the smallest input that hangs', async () => {
    const { report } = await run((a: number[]) => {
      if (a.includes(2)) throw new Dies({ reason: 'time', busy: true });
      return countPairs(a);
    });
    assert.equal(report.verdict, 'time-limit');
    assert.equal(report.counterexample?.input, 'a = [2]');
    assert.match(report.summary, /still computing/);
  });

  it('says so when a wrong answer does not repeat alone', async () => {
    let calls = 0;
    const { report } = await run((a: number[]) => {
      calls += 1;
      return calls === 9 ? -1 : countPairs(a);
    });
    assert.equal(report.verdict, 'wrong-answer');
    assert.match(report.summary, /keeps something between calls/);
  });

  it('rejects a result of the wrong type with what came', async () => {
    const { report } = await run(() => 'two');
    assert.equal(report.verdict, 'wrong-answer');
    assert.equal(report.counterexample?.actual, 'two');
    assert.match(report.summary, /expected a whole number of 32 bits/);
  });

  it('is our fault, not a verdict, when the reference throws', async () => {
    const oracle: Oracle = {
      solve: () => {
        throw new Error('broken');
      },
    };
    await assert.rejects(
      run(() => 0, { oracle }),
      /broken/,
    );
  });

  it('stops on cancel', async () => {
    const world = fakeWorld(PAIRS, PAIRS_ORACLE, { call: (a: number[]) => countPairs(a) });
    const controller = new AbortController();
    const graded = grade({
      request: { problem: 'fake', language: 'go', file: { path: 'a.go', text: '' }, seed: 1 },
      problem: fakeProblem(PAIRS),
      adapter: fakeAdapter,
      ports: world.ports,
      onEvent: (event) => {
        if (event.type === 'running') controller.abort();
      },
      signal: controller.signal,
    });
    await assert.rejects(graded, CancelledError);
    assert.equal(world.alive(), 0);
  });

  it('compares growth with the shipped solution, as a remark', async () => {
    const spec: FunctionSpec = {
      ...PAIRS,
      growth: { target: 'n', max: 100_000 },
      signature: {
        ...PAIRS.signature,
        params: PAIRS.signature.params.map((param) => ({
          ...param,
          domain: { ...NUMBERS, maxLength: 100_000 },
        })),
      },
    };
    const call = (a: number[]): number => countPairs(a);
    const graded = async (
      ns: (a: number[]) => number,
      bytes: (a: number[]) => number = (a) => 300 * a.length,
    ): Promise<{ report: Report; alive: number }> => {
      const world = fakeWorld(
        spec,
        PAIRS_ORACLE,
        { call, ns, bytes },
        { call, ns: (a: number[]) => 10_000 + 50 * a.length, bytes: (a: number[]) => 200 * a.length },
      );
      const report = await grade({
        request: { problem: 'fake', language: 'go', file: { path: 'a.go', text: '' }, seed: 3 },
        problem: { ...fakeProblem(spec), solutions: { go: 'package shipped' } },
        adapter: fakeAdapter,
        ports: world.ports,
        onEvent: () => undefined,
        signal: new AbortController().signal,
      });
      return { report, alive: world.alive() };
    };
    const same = await graded((a) => 20_000 + 90 * a.length);
    assert.equal(same.report.growth.verdict, 'same');
    assert.equal(same.report.growth.space?.verdict, 'same');
    const larger = await graded(
      (a) => 20_000 + 90 * a.length,
      (a) => Math.round(a.length ** 2 / 100),
    );
    assert.equal(larger.report.verdict, 'accepted');
    assert.equal(larger.report.growth.verdict, 'same');
    assert.equal(larger.report.growth.space?.verdict, 'faster');
    assert.match(larger.report.growth.space.text, /made yours need about 4 times as much/);
    assert.equal(larger.alive, 0);
    const faster = await graded((a) => Math.min(900_000_000, 1000 + Math.round(0.4 * a.length ** 2)));
    assert.equal(faster.report.verdict, 'accepted');
    assert.equal(faster.report.growth.verdict, 'faster');
    assert.equal(faster.alive, 0);
    const over = await graded((a) => 1000 + Math.round(0.4 * a.length ** 2));
    assert.equal(over.report.verdict, 'too-slow');
    assert.match(over.report.summary, /an answer after 4 s; the limit is 1 s/);
    assert.match(over.report.summary, /The shipped solution takes 5 ms for it/);
    assert.equal(over.alive, 0);
  });

  it('judges speed by CPU time and beside the shipped solution', async () => {
    const call = (a: number[]): number => countPairs(a);
    const isLarge = (a: number[]): boolean => a.length === 1000;
    const graded = async (own: Partial<FakeSolution>, shipped: Partial<FakeSolution>): Promise<Report> => {
      const world = fakeWorld(PAIRS, PAIRS_ORACLE, { call, ...own }, { call, ...shipped });
      const report = await grade({
        request: {
          problem: 'fake',
          language: 'go',
          file: { path: 'a.go', text: '' },
          seed: 3,
          growth: false,
        },
        problem: { ...fakeProblem(PAIRS), solutions: { go: 'package shipped' } },
        adapter: fakeAdapter,
        ports: world.ports,
        onEvent: () => undefined,
        signal: new AbortController().signal,
      });
      assert.equal(world.alive(), 0);
      return report;
    };
    // The machine was busy: five seconds passed, of which it had a tenth of one.
    const waited = await graded({ ns: () => 100_000_000, wallNs: () => 5_000_000_000 }, {});
    assert.equal(waited.verdict, 'accepted');
    // Helper threads of a runtime count in the clock of a process: more CPU than wall is not held against anybody.
    const helped = await graded({ ns: () => 1_500_000_000, wallNs: () => 800_000_000 }, {});
    assert.equal(helped.verdict, 'accepted');
    // Over the limit, but so is the shipped solution: not the learner's fault.
    const slow = { ns: (a: number[]) => (isLarge(a) ? 1_400_000_000 : 1000) };
    const alike = await graded(slow, { ns: () => 600_000_000 });
    assert.equal(alike.verdict, 'accepted');
    const alone = await graded(slow, { ns: () => 200_000_000 });
    assert.equal(alone.verdict, 'too-slow');
    assert.match(alone.summary, /an answer after 1.4 s; the limit is 1 s\. The shipped solution takes 0.2 s/);
    // One that waits has no CPU time; the deadline ends it.
    const sleeps = await graded(
      {
        call: (a: number[]) => {
          if (isLarge(a)) throw new Dies({ reason: 'time', busy: false });
          return countPairs(a);
        },
      },
      { ns: () => 200_000_000 },
    );
    assert.equal(sleeps.verdict, 'too-slow');
    assert.match(
      sleeps.summary,
      /no answer within 1 s\. It was waiting, not computing\. The shipped solution/,
    );
  });

  it('runs own cases after the examples, gives their answers, and remarks on what is not a case', async () => {
    const graded = async (
      call: FakeSolution['call'],
      phases?: readonly ['own'],
      index?: number,
    ): Promise<Report> =>
      grade({
        request: {
          problem: 'fake',
          language: 'go',
          file: { path: 'a.go', text: '' },
          seed: 1,
          own: {
            path: 'my cases.txt',
            text: 'a = [5, 5]\n\na = [2000000000]\n\na = oops\n\na = [9, 9, 9]\n',
          },
          ...(phases === undefined ? {} : { phases }),
          ...(index === undefined ? {} : { index }),
        },
        problem: fakeProblem(PAIRS),
        adapter: fakeAdapter,
        ports: fakeWorld(PAIRS, PAIRS_ORACLE, { call }).ports,
        onEvent: () => undefined,
        signal: new AbortController().signal,
      });
    const right = await graded((a: number[]) => countPairs(a));
    assert.equal(right.cases.byPhase.own?.passed, 2);
    assert.deepEqual(right.ownAnswers, ['[1]', null, '[2]']);
    assert.deepEqual(
      right.messages.map(({ file, line, severity }) => [file, line, severity]),
      [
        ['my cases.txt', 5, 'warning'],
        ['my cases.txt', 3, 'warning'],
      ],
    );
    const wrong = await graded((a: number[]) => (a[0] === 9 ? 0 : countPairs(a)));
    assert.equal(wrong.counterexample?.phase, 'own');
    const one = await graded((a: number[]) => countPairs(a), ['own'], 2);
    assert.equal(one.cases.run, 1);
  });

  it('asks the checker where the texts differ', async () => {
    const spec: FunctionSpec = { ...PAIRS, judge: { kind: 'checker' } };
    const oracle: Oracle = {
      ...PAIRS_ORACLE,
      check: (_args, got, want) => got === -(want as number) || got === want || 'neither n nor −n',
    };
    const negative = await run((a: number[]) => -countPairs(a), { spec, oracle });
    assert.equal(negative.report.verdict, 'accepted');
    const wrong = await run(() => 99, { spec, oracle });
    assert.match(wrong.report.summary, /neither n nor −n/);
  });
});
