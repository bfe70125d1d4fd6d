import assert from 'node:assert/strict';
import type { Report } from '../../../src/engine/grading/report.ts';
import { complaintsOf } from './judged.ts';
import { NATIVE, THROUGH_THE_SHELL } from './programs.ts';

const report = (more: Partial<Report> = {}): Report =>
  ({
    verdict: 'time-limit',
    cases: { run: 5, passed: 4, byPhase: {} },
    counterexample: { wire: '[3]' },
    isolation: 'marks',
    ...more,
  }) as Report;
const LOOP = { verdicts: ['time-limit'] } as const;

describe('what is held of a hostile program', () => {
  it('is all right with a fair verdict at its input', () => {
    assert.deepEqual(complaintsOf(LOOP, report()), []);
    const quiet = report({ verdict: 'accepted', counterexample: null });
    assert.deepEqual(complaintsOf({ verdicts: ['runtime-error', 'accepted'] }, quiet), []);
  });

  it('is a verdict of its own, at its own input unless the next one pays', () => {
    assert.deepEqual(complaintsOf({ verdicts: ['output-limit', 'runtime-error'] }, report()), [
      'time-limit rather than output-limit or runtime-error',
    ]);
    const next = report({ counterexample: { wire: '[0]' } as Report['counterexample'] });
    assert.deepEqual(complaintsOf(LOOP, next), ['blamed on [0]']);
    assert.deepEqual(complaintsOf({ ...LOOP, blamesNext: true }, next), []);
    assert.deepEqual(complaintsOf(LOOP, report({ counterexample: null })), ['blamed on nothing']);
  });

  it('is what came before it, and a fence', () => {
    const lost = report({ cases: { run: 1, passed: 0, byPhase: {} }, isolation: null });
    assert.deepEqual(complaintsOf(LOOP, lost), [
      'what came before it is not counted',
      'fenced in by nothing',
    ]);
  });

  it('is asked of thirty programs at least, of different names', () => {
    const names = [...NATIVE, ...THROUGH_THE_SHELL].map(({ name }) => name);
    assert.ok(names.length >= 30, `${names.length}`);
    assert.equal(new Set(names).size, names.length);
  });
});
