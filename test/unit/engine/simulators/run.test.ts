import assert from 'node:assert/strict';
import type { SimulatorModel } from '../../../../src/engine/simulators/model.ts';
import {
  advance,
  change,
  openingRun,
  play,
  readRun,
  reseed,
  seek,
} from '../../../../src/engine/simulators/run.ts';

interface Sum {
  readonly total: number;
  readonly seed: number;
}

/** Adds `a` and ten times `b` each step. `a` is taken anew, `b` from now on. */
const SUM: SimulatorModel<Sum, { readonly a: number; readonly b: number; readonly word: string }> = {
  id: 'sim-sum',
  title: 'Sum',
  parameters: [
    { kind: 'slider', id: 'a', label: 'A', unit: '', min: 0, max: 2, step: 0.1, default: 1, takes: 'anew' },
    { kind: 'slider', id: 'b', label: 'B', unit: '', min: 0, max: 9, step: 1, default: 0, takes: 'now' },
    {
      kind: 'choice',
      id: 'word',
      label: 'Word',
      options: [
        { id: 'x', label: 'X' },
        { id: 'y', label: 'Y' },
      ],
      default: 'x',
      takes: 'now',
    },
  ],
  end: 10,
  opening: 4,
  pace: 100,
  clock: String,
  draws: () => true,
  initial: (_values, seed) => ({ total: 0, seed }),
  step: ({ total, seed }, { a, b }) => ({ total: total + a + 10 * b, seed }),
  sentence: () => '',
  numbers: () => [],
  table: () => ({ caption: '', columns: [], rows: [] }),
};
const MODEL = SUM as SimulatorModel;
const opened = () => play(MODEL, openingRun(MODEL, { values: {} }));
const totalOf = ({ state }: { readonly state: unknown }): number => (state as Sum).total;

describe('A run of a simulator', () => {
  it('opens with the model’s values, or with those of the lesson', () => {
    assert.deepEqual(opened().run, { seed: 1, step: 4, values: { a: 1, b: 0, word: 'x' }, changes: [] });
    assert.equal(totalOf(opened()), 4);
    const set = openingRun(MODEL, { values: { a: 2 }, seed: 9, step: 3 });
    assert.deepEqual(set, { seed: 9, step: 3, values: { a: 2, b: 0, word: 'x' }, changes: [] });
    assert.equal(totalOf(play(MODEL, set)), 6);
  });

  it('goes on to its end and no further, and to any step and back', () => {
    let played = opened();
    for (let i = 0; i < 20; i += 1) played = advance(MODEL, played);
    assert.equal(played.run.step, 10);
    assert.equal(totalOf(played), 10);
    assert.equal(totalOf(seek(MODEL, played, 3)), 3);
    assert.equal(totalOf(seek(MODEL, opened(), 7)), 7);
    assert.equal(seek(MODEL, played, 99).run.step, 10);
    assert.equal(seek(MODEL, played, -1).run.step, 0);
  });

  it('is played anew under a value that is taken anew', () => {
    const played = change(MODEL, opened(), 'a', 2);
    assert.equal(played.run.step, 4);
    assert.equal(totalOf(played), 8);
    assert.deepEqual(played.run.changes, []);
  });

  it('keeps its past under a value that is taken now', () => {
    const played = change(MODEL, opened(), 'b', 1);
    assert.equal(totalOf(played), 4);
    assert.equal(played.values['b'], 1);
    const later = advance(MODEL, advance(MODEL, played));
    assert.equal(totalOf(later), 4 + 2 * 11);
    // Again from the start, wound back, and under another `a`: the change stays at its step.
    assert.deepEqual(play(MODEL, later.run), later);
    assert.equal(totalOf(seek(MODEL, seek(MODEL, later, 2), 5)), 5 + 10);
    assert.equal(totalOf(change(MODEL, later, 'a', 0)), 20);
  });

  it('takes the last of several values at one step, and forgets what came after a new one', () => {
    const twice = change(MODEL, change(MODEL, opened(), 'b', 1), 'b', 2);
    assert.deepEqual(twice.run.changes, [{ at: 4, id: 'b', value: 2 }]);
    const both = change(MODEL, twice, 'word', 'y');
    assert.equal(both.run.changes.length, 2);
    const back = change(MODEL, seek(MODEL, seek(MODEL, both, 8), 2), 'b', 3);
    assert.deepEqual(back.run.changes, [{ at: 2, id: 'b', value: 3 }]);
    assert.equal(totalOf(seek(MODEL, back, 5)), 5 + 3 * 30);
    assert.deepEqual(change(MODEL, seek(MODEL, both, 0), 'b', 1).run.changes, []);
  });

  it('refuses a value that its parameter does not allow', () => {
    const played = opened();
    for (const [id, value] of [
      ['a', 2.1],
      ['a', 0.55],
      ['b', '1'],
      ['word', 'z'],
      ['none', 1],
    ] as const) {
      assert.equal(change(MODEL, played, id, value), played);
    }
    assert.equal(totalOf(change(MODEL, played, 'a', 0.3)).toFixed(6), '1.200000');
  });

  it('takes another seed at the same step', () => {
    const played = reseed(MODEL, opened(), 7);
    assert.deepEqual([played.run.step, (played.state as Sum).seed], [4, 7]);
  });

  it('is read again as it was kept', () => {
    const { run } = seek(MODEL, change(MODEL, opened(), 'b', 1), 6);
    assert.deepEqual(readRun(MODEL, JSON.parse(JSON.stringify(run))), run);
    for (const broken of [
      null,
      'run',
      { ...run, step: 11 },
      { ...run, step: 1.5 },
      { ...run, seed: 'x' },
      { ...run, values: { a: 1, b: 0 } },
      { ...run, values: { a: 1, b: 10, word: 'x' } },
      { ...run, values: { ...run.values, old: 1 } },
      { ...run, changes: 'x' },
      { ...run, changes: [null] },
      { ...run, changes: [{ at: 4, id: 'c', value: 1 }] },
      { ...run, changes: [{ at: 4, id: 'b', value: 10 }] },
      {
        ...run,
        changes: [
          { at: 4, id: 'b', value: 1 },
          { at: 3, id: 'b', value: 1 },
        ],
      },
    ]) {
      assert.equal(readRun(MODEL, broken), null, JSON.stringify(broken));
    }
  });
});
