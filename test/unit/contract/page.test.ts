import assert from 'node:assert/strict';
import { readPageRequest, readPageState } from '../../../src/contract/page.ts';

describe('messages of the page', () => {
  it('are taken when they are of a known shape', () => {
    assert.deepEqual(readPageRequest({ type: 'open', id: 'a', extra: 1 }), { type: 'open', id: 'a' });
    assert.deepEqual(readPageRequest({ type: 'read', read: true }), { type: 'read', read: true });
    assert.deepEqual(readPageRequest({ type: 'ready' }), { type: 'ready' });
    const answered = { type: 'answered', question: 'lag', right: false };
    assert.deepEqual(readPageRequest({ ...answered, extra: 1 }), answered);
    for (const type of ['estimated', 'openSheet'] as const) {
      const message = { type, seed: 7, texts: { mean: '12/s' } };
      assert.deepEqual(readPageRequest({ ...message, extra: 1 }), message);
    }
    for (const part of ['editorial', 'solutions'] as const) {
      assert.deepEqual(readPageRequest({ type: 'reveal', part }), { type: 'reveal', part });
    }
  });
  for (const junk of [
    null,
    'open',
    { type: 'open' },
    { type: 'open', id: 7 },
    { type: 'external', url: 'file:///x' },
    { type: 'external', url: 'command:x' },
    { type: 'read', read: 'yes' },
    { type: 'answered', question: 'lag' },
    { type: 'answered', question: 7, right: true },
    { type: 'answered', question: 'x'.repeat(300), right: true },
    { type: 'estimated', seed: 7 },
    { type: 'estimated', seed: 1.5, texts: {} },
    { type: 'estimated', seed: 7, texts: { mean: 12 } },
    { type: 'openSheet', seed: 7, texts: { mean: 'x'.repeat(201) } },
    {
      type: 'openSheet',
      seed: 7,
      texts: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`n${i}`, ''])),
    },
    { type: 'reveal' },
    { type: 'reveal', part: 'reference' },
    { type: 'scaffold', id: 'x'.repeat(3000), language: 'go' },
    { type: 'eval', code: '1' },
  ]) {
    it(`are refused: ${JSON.stringify(junk)?.slice(0, 40) ?? ''}`, () =>
      assert.equal(readPageRequest(junk), null));
  }
  it('state of another version is no state', () => {
    assert.equal(readPageState({ version: 2, id: 'a' }), null);
    assert.equal(readPageState(undefined), null);
    assert.deepEqual(readPageState({ version: 1, id: 'a', open: ['x', 3] }), {
      version: 1,
      id: 'a',
      scroll: 0,
      open: ['x'],
      runs: {},
      answers: {},
    });
    const runs = { 'simulator-1': { step: 3 } };
    assert.deepEqual(readPageState({ version: 1, id: 'a', runs })?.runs, runs);
    assert.deepEqual(readPageState({ version: 1, id: 'a', runs: 'x' })?.runs, {});
    const answers = { lag: { rows: [1] } };
    assert.deepEqual(readPageState({ version: 1, id: 'a', answers })?.answers, answers);
    assert.deepEqual(readPageState({ version: 1, id: 'a', answers: 3 })?.answers, {});
  });
});
