import assert from 'node:assert/strict';
import type { Signature } from '../../../../src/engine/catalog/model.ts';
import type { Failure } from '../../../../src/engine/grading/failure.ts';
import { explainFailure, NO_EXPLANATION } from '../../../../src/engine/grading/explain.ts';
import { shrinkFailure } from '../../../../src/engine/grading/shrink.ts';
import type { OracleCase } from '../../../../src/engine/ports.ts';

const SIGNATURE: Signature = {
  name: 'f',
  params: [
    {
      name: 'a',
      type: { kind: 'array', item: { kind: 'int' } },
      role: 'in',
      domain: {
        kind: 'sequence',
        minLength: 0,
        maxLength: 1_000_000,
        sorted: false,
        distinct: false,
        item: { kind: 'number', min: 0, max: 9 },
      },
    },
  ],
  returns: { kind: 'int' },
};

const oracleCase = (args: string): OracleCase => ({ args, want: '[0]', size: args.length >> 1 });

const failureOf = (args: string): Failure => ({
  phase: 'large',
  oracleCase: oracleCase(args),
  verdict: 'wrong-answer',
  actual: '1',
  why: null,
  printed: '',
  line: 0,
});

/**
 * Shrinks an input of n zeros that fails above `fails` items, with a clock that goes on by `tickMs` each time it is read.
 * `batches` are the lengths of the candidates that the oracle was asked for at once.
 */
async function shrink(
  n: number,
  fails: number,
  tickMs: number,
): Promise<{ end: Failure; batches: number[][] }> {
  const batches: number[][] = [];
  let now = 0;
  const end = await shrinkFailure(failureOf(JSON.stringify([new Array<number>(n).fill(0)])), SIGNATURE, {
    clock: { now: () => (now += tickMs) },
    expect: (inputs) => {
      batches.push(inputs.map((input) => input.length));
      return Promise.resolve(inputs.map(oracleCase));
    },
    attempt: (cases) => Promise.resolve(cases.map((one) => (one.size > fails ? failureOf(one.args) : null))),
    isCancelled: () => false,
  });
  return { end, batches };
}

describe('shrink', () => {
  it('asks for many small candidates at once', async () => {
    const { end, batches } = await shrink(300, 300, 1);
    assert.equal(end.oracleCase.args.length, 603);
    assert.ok(
      batches.some((batch) => batch.length >= 4),
      batches.map((batch) => batch.length).join(' '),
    );
  });
  it('asks for few large candidates at once, since the oracle answers within a time limit', async () => {
    const { batches } = await shrink(800_000, 790_000, 60);
    assert.ok(batches.length > 1);
    for (const batch of batches) {
      const before = batch.slice(0, -1).reduce((sum, length) => sum + length, 0);
      assert.ok(before < 2_000_000, batch.join(' '));
    }
  });
});

describe('explain', () => {
  it('leaves a large input alone, since the oracle answers within a time limit', async () => {
    const asked: number[] = [];
    const explain = (n: number): ReturnType<typeof explainFailure> =>
      explainFailure(failureOf(JSON.stringify([new Array<number>(n).fill(0)])), SIGNATURE, {
        seed: 1,
        expect: (inputs) => {
          asked.push(inputs.length);
          return Promise.resolve(inputs.map(oracleCase));
        },
        attempt: (cases) => Promise.resolve(cases.map(() => null)),
      });
    assert.deepEqual(await explain(200_000), NO_EXPLANATION);
    assert.deepEqual(asked, []);
    assert.notEqual((await explain(4)).neighbour, null);
  });
});
