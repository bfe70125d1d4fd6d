import assert from 'node:assert/strict';
import { judge } from '../../../../../src/engine/lesson/questions/judge.ts';
import type { QuestionKey } from '../../../../../src/engine/lesson/questions/model.ts';
import {
  openState,
  readAnswerState,
  redrawn,
  retried,
  shuffledSteps,
} from '../../../../../src/engine/lesson/questions/state.ts';

const KEYS: readonly QuestionKey[] = [
  { kind: 'one', id: 'a', right: [false, true] },
  { kind: 'several', id: 'b', right: [true, true, false] },
  { kind: 'order', id: 'c', steps: 4 },
  { kind: 'match', id: 'd', right: [1, 0], choices: 2 },
  {
    kind: 'number',
    id: 'e',
    parameters: [{ name: 'n', range: { choices: [1, 2] }, unit: '' }],
    answer: 'n',
    mistakes: [],
    unit: '',
    tolerance: { share: 0 },
  },
];

describe('where a reader is with a question', () => {
  for (const key of KEYS) {
    it(`${key.kind}: is read back as it was stored`, () => {
      const state = openState(key, 4_000_000_000);
      for (const phase of ['open', 'answered', 'shown'] as const) {
        const kept: unknown = JSON.parse(JSON.stringify({ ...state, phase }));
        assert.deepEqual(readAnswerState(key, kept), { ...state, phase });
      }
    });
    it(`${key.kind}: what does not fit it any more is dropped`, () => {
      const state = openState(key, 1);
      for (const change of [
        { rows: [9] },
        { rows: [0, 0, 0, 0] },
        { rows: [0.5] },
        { rows: ['0'] },
        { rows: 'x' },
        { text: 7 },
        { text: 'x'.repeat(300) },
        { seed: 'x' },
        { seed: 1.5 },
        { phase: 'done' },
      ])
        assert.equal(readAnswerState(key, { ...state, ...change }), null, JSON.stringify(change));
      for (const junk of [null, undefined, 3, 'x', []]) assert.equal(readAnswerState(key, junk), null);
    });
  }

  it('an order is mixed the same each time, and half of it at least is out of place', () => {
    for (let count = 3; count <= 8; count += 1) {
      for (let i = 0; i < 50; i += 1) {
        const mixed = shuffledSteps(count, `question-${i}`);
        assert.deepEqual(mixed, shuffledSteps(count, `question-${i}`));
        const result = judge({ kind: 'order', id: 'x', steps: count }, { rows: mixed, text: '', seed: 1 });
        assert.ok('marks' in result);
        assert.ok(result.marks.filter((mark) => mark?.right === false).length >= Math.floor(count / 2));
        assert.deepEqual(
          [...mixed].sort(),
          Array.from({ length: count }, (_, at) => at),
        );
      }
    }
  });

  it('trying again keeps what can be mended', () => {
    const [one, several, order, match, number] = KEYS as readonly [
      QuestionKey,
      QuestionKey,
      QuestionKey,
      QuestionKey,
      QuestionKey,
    ];
    const answered = { text: 'x', seed: 5, phase: 'answered' } as const;
    assert.deepEqual(retried(one, { ...answered, rows: [0] }), {
      rows: [],
      text: '',
      seed: 5,
      phase: 'open',
    });
    assert.deepEqual(retried(several, { ...answered, rows: [0, 2] }).rows, [0, 2]);
    assert.deepEqual(retried(order, { ...answered, rows: [3, 2, 1, 0] }).rows, [3, 2, 1, 0]);
    assert.deepEqual(retried(match, { ...answered, rows: [0, 0] }).rows, [0, 0]);
    assert.deepEqual(retried(match, { ...answered, phase: 'shown', rows: [0, 0] }).rows, [-1, -1]);
    assert.deepEqual(retried(number, { ...answered, rows: [] }), {
      rows: [],
      text: '',
      seed: 5,
      phase: 'open',
    });
    const fresh = redrawn(number, { ...answered, rows: [] });
    assert.notEqual(fresh.seed, 5);
    assert.equal(fresh.phase, 'open');
  });
});
