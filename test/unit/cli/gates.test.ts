import assert from 'node:assert/strict';
import { parseCommand } from '../../../src/cli/arguments.ts';
import type { ProblemGates, TimedGate } from '../../../src/cli/gates/gate.ts';
import { GateCount, GATES } from '../../../src/cli/gates/gate.ts';
import { gatesMarkdown, gatesTable } from '../../../src/cli/gates/gatesText.ts';
import { givenLines } from '../../../src/cli/gates/mutantGate.ts';
import { checkerGate, inputsGate } from '../../../src/cli/gates/oracleGates.ts';
import { plainPaint } from '../../../src/cli/terminal.ts';
import type { FunctionSpec } from '../../../src/engine/catalog/model.ts';
import type { Oracle } from '../../../src/engine/catalog/oracle.ts';
import { createCaseSource } from '../../../src/engine/grading/caseSource.ts';
import type { OracleWorker } from '../../../src/engine/ports.ts';
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
    const gate = await inputsGate(SPEC, workerOf(SPEC, {}), NO_EQUIVALENTS);
    assert.deepEqual(gate.failures, []);
    assert.match(gate.figure, /^[\d,]+, bounds 2\/2$/);
  });

  it('names a bound that no input reaches, unless a reason is given', async () => {
    const few = workerOf(SPEC, { valid: (n) => (n as number) < 900, generate: (rng) => [rng.int(0, 5)] });
    assert.deepEqual((await inputsGate(SPEC, few, NO_EQUIVALENTS)).failures, [
      'no input reaches the bound "n = 900"',
    ]);
    const listed = { changes: [], bounds: ['n = 900'], large: [] };
    assert.deepEqual((await inputsGate(SPEC, few, listed)).failures, []);
  });

  it('fails a reference that answers differently the second time', async () => {
    let calls = 0;
    const fickle = workerOf(SPEC, { solve: () => (calls += 1) });
    assert.match((await inputsGate(SPEC, fickle, NO_EQUIVALENTS)).failures[0] ?? '', /two answers to it/);
  });
});

describe('Gate of the checker', () => {
  const checked: FunctionSpec = { ...SPEC, judge: { kind: 'checker' } };

  it('holds for the plain comparison', async () => {
    assert.deepEqual((await checkerGate(SPEC, workerOf(SPEC, {}))).failures, []);
  });

  it('fails a checker that takes everything', async () => {
    const { failures } = await checkerGate(checked, workerOf(checked, { check: () => true }));
    assert.match(failures[0] ?? '', /^"plus one" changed \d+ answers, and none was turned down$/);
  });

  it('fails a checker that throws', async () => {
    const throws = (): true => {
      throw new Error('no way');
    };
    const { failures } = await checkerGate(checked, workerOf(checked, { check: throws }));
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
    [['verify', '--markdown'], /--markdown goes with --gates/],
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
  });
});
