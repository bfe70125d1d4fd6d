import assert from 'node:assert/strict';
import { lineOf } from '../../../src/cli/bench/goal.ts';
import type { Threaded } from '../../../src/cli/bench/raceGoal.ts';
import { caughtFound, suspectedFound } from '../../../src/cli/bench/raceGoal.ts';

const run = (more: Partial<Threaded>): Threaded => ({
  program: 'p',
  language: 'go',
  verdict: 'race',
  tried: true,
  ms: 100,
  verdictMs: 1_000,
  ...more,
});

describe('the goal about races', () => {
  it('takes the share that was found in time', () => {
    const found = caughtFound([
      run({}),
      run({ verdict: 'deadlock', ms: 300, language: 'cpp', program: 'q' }),
      run({ ms: 5_001, program: 'late' }),
      run({ verdict: 'accepted', program: 'missed' }),
    ]);
    assert.equal(found.value, 0.5);
    assert.equal(lineOf('races', found).reached, false);
    assert.deepEqual(found.detail, {
      programs: 4,
      languages: 2,
      runs: 4,
      found: 3,
      medianMs: 300,
      worstMs: 5_001,
      medianMsToVerdict: 1_000,
      missed: 'late (race) missed (accepted)',
    });
    assert.equal(caughtFound([]).value, null);
    // A hang that nobody explains is not a race that was found.
    assert.equal(caughtFound([run({ verdict: 'time-limit' })]).value, 0);
  });

  it('counts right programs that are turned down, of those that threads used', () => {
    const right = run({ verdict: 'accepted' });
    const found = suspectedFound([right, right, run({ program: 'q' }), run({ tried: false })]);
    assert.equal(found.value, 1);
    assert.equal(found.detail?.['runs'], 3);
    assert.equal(found.detail?.['notTried'], 1);
    assert.equal(found.detail?.['suspected'], 'q (race)');
    assert.match(found.note ?? '', /here are 3$/);
    const enough = suspectedFound(Array.from({ length: 1_000 }, () => right));
    assert.equal(lineOf('races', enough).reached, true);
    assert.equal(enough.note, undefined);
    assert.equal(suspectedFound([run({ tried: false })]).value, null);
  });
});
