import assert from 'node:assert/strict';
import { parseCommand } from '../../../src/cli/arguments.ts';
import type { Gate, ProblemGates, TimedGate } from '../../../src/cli/gates/gate.ts';
import { GateCount, GATES } from '../../../src/cli/gates/gate.ts';
import { gatesMarkdown, gatesTable } from '../../../src/cli/gates/gatesText.ts';
import { givenLines } from '../../../src/cli/gates/mutantGate.ts';
import { ProgramGates } from '../../../src/cli/gates/programGates.ts';
import { Lock } from '../../../src/cli/lock.ts';
import { checkerGate, inputsGate } from '../../../src/cli/gates/oracleGates.ts';
import type { GateSubject } from '../../../src/cli/gates/gateSubject.ts';
import { gateSubjectOf } from '../../../src/cli/gates/gateSubject.ts';
import { plainPaint } from '../../../src/cli/terminal.ts';
import type { FunctionSpec, Problem } from '../../../src/engine/catalog/model.ts';
import type { Oracle } from '../../../src/engine/catalog/oracle.ts';
import { componentCases } from '../../../src/engine/components/cases.ts';
import type { ComponentSpec } from '../../../src/engine/components/spec.ts';
import type { Fixture } from '../../../src/engine/catalog/programs.ts';
import type { Phase, Report, Verdict } from '../../../src/engine/grading/report.ts';
import { createCaseSource } from '../../../src/engine/grading/caseSource.ts';
import type { OracleWorker } from '../../../src/engine/ports.ts';
import { lruCacheModel, lruCacheSpec } from '../engine/components/models/lruCache.ts';
import { NO_EQUIVALENTS } from '../../../src/engine/proving/equivalents.ts';

const SPEC: FunctionSpec = {
  signature: {
    name: 'twice',
    params: [{ name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 900 } }],
    returns: { kind: 'int' },
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 100, memoryMb: 64 },
  small: { maxLength: 1, values: {}, maxCases: 10 },
  examples: [{ args: [1], expected: { result: 2 }, note: 'Two.' }],
  growth: { target: '1', max: 9 },
};

const PROBLEM: Problem = {
  kind: 'function',
  id: 'twice',
  title: '',
  difficulty: 1,
  minutes: 1,
  topic: '',
  needs: [],
  languages: [],
  statement: '',
  editorial: '',
  hints: [],
  solutions: {},
};

function subjectOf(spec: FunctionSpec | ComponentSpec): GateSubject {
  const subject = gateSubjectOf(
    'methods' in spec ? { ...PROBLEM, kind: 'component', component: spec } : { ...PROBLEM, spec },
  );
  assert.ok(subject !== null);
  return subject;
}

function workerOf(spec: FunctionSpec, oracle: Partial<Oracle>): OracleWorker {
  const solve = (n: unknown): number => 2 * (n as number);
  const source = createCaseSource(spec, { solve, ...oracle });
  return {
    next: async (phase, seed, from, count) =>
      Promise.resolve(source.next(phase as 'small', seed, from, count)),
    expect: async (inputs) => Promise.resolve(source.expect(inputs)),
    judge: (args, want, got) => new Promise((resolve) => resolve(source.judge(args, want, got))),
    describe: () => Promise.reject(new Error('A function has no steps.')),
    dispose: () => Promise.resolve(),
  };
}

describe('Gate of the inputs', () => {
  it('counts inputs, and the bounds that they reach', async () => {
    const gate = await inputsGate(subjectOf(SPEC), workerOf(SPEC, {}), NO_EQUIVALENTS);
    assert.deepEqual(gate.failures, []);
    assert.match(gate.figure, /^[\d,]+, bounds 2\/2$/);
  });

  it('names a bound that no input reaches, unless a reason is given', async () => {
    const few = workerOf(SPEC, { valid: (n) => (n as number) < 900, generate: (rng) => [rng.int(0, 5)] });
    assert.deepEqual((await inputsGate(subjectOf(SPEC), few, NO_EQUIVALENTS)).failures, [
      'no input reaches the bound "n = 900"',
    ]);
    const listed = { changes: [], bounds: ['n = 900'], large: [] };
    assert.deepEqual((await inputsGate(subjectOf(SPEC), few, listed)).failures, []);
  });

  it('fails a reference that answers differently the second time', async () => {
    let calls = 0;
    const fickle = workerOf(SPEC, { solve: () => (calls += 1) });
    assert.match(
      (await inputsGate(subjectOf(SPEC), fickle, NO_EQUIVALENTS)).failures[0] ?? '',
      /two answers to it/,
    );
  });
});

describe('Gates of a component', () => {
  const source = componentCases(lruCacheSpec, lruCacheModel);
  const oracle: OracleWorker = {
    ...workerOf(SPEC, {}),
    next: async (phase, seed, from, count) => {
      if (phase === 'threads' || phase === 'large') return Promise.resolve([]);
      return Promise.resolve(source.next(phase as 'small', seed, from, count));
    },
    expect: async (inputs) => Promise.resolve(source.expect(inputs)),
    judge: (args, want, got) => new Promise((resolve) => resolve(source.judge(args, want, got))),
  };
  const subject = subjectOf(lruCacheSpec);

  it('know what constructor and methods declare', async () => {
    for (const bound of ['capacity = -1', 'put k = 1000000', 'keys is called'])
      assert.ok(subject.bounds.includes(bound), bound);
    const { figure, failures } = await inputsGate(subject, oracle, NO_EQUIVALENTS);
    assert.match(figure, /^[\d,]+, bounds \d+\/18$/);
    // The largest capacity is one of the large families'.
    assert.ok(
      failures.every((one) => one.startsWith('no input reaches the bound "')),
      failures.join('; '),
    );
    const bounds = failures.map((one) => /"(.*)"/.exec(one)?.[1] ?? '');
    assert.deepEqual((await inputsGate(subject, oracle, { ...NO_EQUIVALENTS, bounds })).failures, []);
    const never = {
      ...lruCacheSpec,
      methods: lruCacheSpec.methods.map((one) => ({ ...one, errors: ['INVALID'] })),
    };
    const refusals = (await inputsGate(subjectOf(never), oracle, { ...NO_EQUIVALENTS, bounds })).failures;
    assert.ok(refusals.includes('no input reaches the bound "size refuses INVALID"'), refusals.join('; '));
  });

  it('turn down what calls did not give', async () => {
    const { figure, failures } = await checkerGate(subject, oracle);
    assert.deepEqual(failures, []);
    assert.match(figure, /^1\d\/1\d, \d+ of \d+ refused$/);
  });

  it('count calls, but not those of threads', () => {
    assert.equal(subject.sizeOf('[[1],[[0,1,2],[1,1]],0]'), 2);
    assert.equal(subject.sizeOf('[[1],[],0,[[[1,1]],[[1,1]]],[],5,7]'), null);
  });
});

describe('Gates of the programs of a component', () => {
  /** Ten reports on one wrong program: the sequence that each seed shows. */
  const repeat = async (
    shown: (seed: number) => {
      readonly wire: string;
      readonly verdict?: Verdict;
      readonly phase?: Phase;
      readonly runMs?: number;
    },
    fault: Fixture['fault'] = 'rejected',
  ): Promise<{ readonly wrong: Gate; readonly repeat: Gate }> => {
    const gates = new ProgramGates({
      problem: PROBLEM,
      subject: subjectOf(lruCacheSpec),
      languages: [],
      fixtures: [{ name: 'a.go', language: 'go', fault, text: '', why: 'It is wrong.' }],
      grade: (_language, _program, seed) => {
        const { wire, verdict = 'wrong-answer', phase = 'small', runMs = 20 } = shown(seed);
        return Promise.resolve({
          verdict,
          summary: '',
          seed,
          cases: { run: 3, passed: 2, byPhase: {} },
          counterexample: { phase, wire, why: null, input: '' },
          timings: { buildMs: 10, runMs, totalMs: 33 },
        } as unknown as Report);
      },
      lock: new Lock(),
      large: [],
      jobs: 1,
      onStep: () => undefined,
    });
    return { wrong: await gates.wrong(), repeat: await gates.repeat() };
  };
  const PUT = '[[1],[[0,0,0]],0]';
  const GET = '[[1],[[1,0]],0]';

  it('hold where nine of ten seeds show the same sequence', async () => {
    const { wrong, repeat: gate } = await repeat((seed) => ({ wire: seed === 7 ? GET : PUT }));
    assert.deepEqual([...wrong.failures, ...gate.failures], []);
    assert.match(wrong.figure, /; size 1$/);
    // The report twice, one verdict, one sequence.
    assert.equal(gate.figure, '3/3');
  });

  it('hold two runs of one seed together, unless time may have ended the shrinking', async () => {
    const twice = (runMs: number): ReturnType<typeof repeat> => {
      let ofFirst = 0;
      return repeat((seed) => {
        if (seed === 1) ofFirst += 1;
        return { wire: ofFirst === 2 && seed === 1 ? GET : PUT, runMs, phase: 'random' };
      });
    };
    assert.match((await twice(1_900)).repeat.failures[0] ?? '', /^a\.go: two runs with seed 1 differ/);
    assert.ok((await twice(2_100)).repeat.failures.every((one) => !one.includes('two runs')));
  });

  it('fail where seeds show different ones, or differ in the verdict', async () => {
    const { repeat: gate } = await repeat((seed) => ({ wire: seed % 3 === 0 ? GET : PUT }));
    assert.deepEqual(gate.failures, [`a.go: 7 of 10 seeds show ${PUT}, others ${GET}`]);
    const verdicts = await repeat(
      (seed) => ({ wire: PUT, verdict: seed === 2 ? 'runtime-error' : 'wrong-answer' }),
      'crash',
    );
    assert.deepEqual(verdicts.repeat.failures, ['a.go: wrong-answer or runtime-error, as the seed has it']);
  });

  it('fail where too many calls are shown, but not of large inputs or threads', async () => {
    const long = `[[1],[${Array.from({ length: 7 }, () => '[1,0]').join(',')}],0]`;
    const { wrong } = await repeat(() => ({ wire: long }));
    assert.match(wrong.failures[0] ?? '', /the input shown has 7 calls; 6 are allowed$/);
    const threads = '[[1],[],0,[[[1,1]],[[1,1]]],[],5,7]';
    const racing = await repeat(
      (seed) => ({ wire: threads.replace('7', String(seed)), verdict: 'race', phase: 'threads' }),
      'race',
    );
    assert.deepEqual([...racing.wrong.failures, ...racing.repeat.failures], []);
  });
});

describe('Gate of the checker', () => {
  const checked: FunctionSpec = { ...SPEC, judge: { kind: 'checker' } };

  it('holds for the plain comparison', async () => {
    assert.deepEqual((await checkerGate(subjectOf(SPEC), workerOf(SPEC, {}))).failures, []);
  });

  it('fails a checker that takes everything', async () => {
    const { failures } = await checkerGate(subjectOf(checked), workerOf(checked, { check: () => true }));
    assert.match(failures[0] ?? '', /^"plus one" changed \d+ answers, and none was turned down$/);
  });

  it('fails a checker that throws', async () => {
    const throws = (): true => {
      throw new Error('no way');
    };
    const { failures } = await checkerGate(subjectOf(checked), workerOf(checked, { check: throws }));
    assert.deepEqual(failures, ['"plus one" makes the comparison fail: no way']);
  });
});

describe('Gates as text', () => {
  const gate = (failures: readonly string[]): TimedGate => ({ figure: '3/3', failures, seconds: 1.25 });
  const problem: ProblemGates = {
    id: 'twice',
    ok: false,
    seconds: 9,
    languages: ['go', 'python'],
    gates: Object.fromEntries(
      GATES.map((name) => [name, gate(name === 'mutants' ? ['survives: here'] : [])]),
    ) as ProblemGates['gates'],
  };

  it('names what fails', () => {
    const text = gatesTable([problem], plainPaint);
    assert.match(text, /\ntwice +ok +ok +ok +ok +ok +FAILED +ok +ok\n/);
    assert.match(text, /\n {2}FAILED mutants: survives: here\n/);
    assert.match(text, /0 of 1 problems pass all gates\.$/);
  });

  it('is a table for a document', () => {
    assert.equal(
      gatesMarkdown([problem]).split('\n').at(-1),
      '| twice | 2 | 3/3 | 3/3 | 3/3 | 3/3 | 3/3 | 3/3 ✗ | 3/3 | 3/3 |',
    );
  });

  it('counts what holds', () => {
    const count = new GateCount();
    count.hold(true, 'a');
    count.hold(false, 'b');
    assert.deepEqual(count.gate('more'), { figure: '1/2, more', failures: ['b'] });
    assert.equal(new GateCount().gate().figure, '-');
  });
});

describe('kode verify --gates', () => {
  it('takes several languages', () => {
    const request = parseCommand(['verify', 'a', '--gates', '--lang', 'js,go', '--markdown']);
    assert.ok(request.command === 'verify');
    assert.deepEqual(
      [request.languages, request.gates, request.markdown],
      [['javascript', 'go'], true, true],
    );
  });
  for (const [argv, said] of [
    [['verify', '--lang', 'js,go'], /Several languages/],
    [['verify', '--gates', '--record'], /--gates is a proof of its own/],
    [['verify', '--markdown', '--json'], /--markdown and --json are two forms/],
  ] as const)
    it(`refuses ${argv.join(' ')}`, () => {
      assert.throws(() => parseCommand(argv), said);
    });
});

describe('Gate of the mutants', () => {
  it('leaves the given node classes alone', () => {
    const text =
      'class ListNode {\n  constructor() {\n  }\n}\n\nclass Heap {\n}\nexport function f(head) {\n}\n';
    assert.deepEqual([...givenLines(text)], [1, 2, 3, 4]);
    const component =
      'export interface Clock {\n}\nclass CodedError extends Error {\n}\nexport class Bucket {\n}\n';
    assert.deepEqual([...givenLines(component)], [1, 2, 3, 4]);
  });
});
