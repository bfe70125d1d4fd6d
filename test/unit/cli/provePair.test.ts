import assert from 'node:assert/strict';
import { Findings } from '../../../src/cli/findings.ts';
import { Lock } from '../../../src/cli/lock.ts';
import { provePair } from '../../../src/cli/provePair.ts';
import type { Problem } from '../../../src/engine/catalog/model.ts';
import type { Fixture } from '../../../src/engine/catalog/programs.ts';
import type { Phase, Report, Verdict } from '../../../src/engine/grading/report.ts';

const PROBLEM = {
  kind: 'function',
  id: 'twice',
  title: 'Twice',
  statement: 'Twice n.',
  solutions: { python: 'right' },
  spec: {
    signature: { name: 'twice', params: [], returns: { kind: 'int' } },
    examples: [],
  },
} as unknown as Problem;

const SLOW: Fixture = {
  name: 'crawls.py',
  language: 'python',
  fault: 'slow',
  text: 'slow',
  why: 'it crawls',
};

/** Runs the proof with a judge that gives these verdicts to the slow program, and notes which phases it was asked for. */
async function prove(verdicts: readonly Verdict[]): Promise<{ findings: Findings; asked: string[] }> {
  const left = [...verdicts];
  const asked: string[] = [];
  const findings = new Findings();
  const report = (verdict: Verdict): Report =>
    ({
      verdict,
      summary: verdict,
      counterexample: null,
      messages: [],
      cases: { run: 1 },
    }) as unknown as Report;
  const timed = await provePair({
    problem: PROBLEM,
    language: 'python',
    fixtures: [SLOW],
    quick: false,
    grade: (_language, { text }, _seed, phases?: readonly Phase[]) => {
      if (text !== 'slow') return Promise.resolve(report(text === 'right' ? 'accepted' : 'wrong-answer'));
      asked.push(phases?.includes('large') === true ? 'timed' : 'untimed');
      return Promise.resolve(report(left.shift() ?? 'not-graded'));
    },
    lock: new Lock(),
    findings,
    onStep: () => undefined,
  });
  for (const work of timed) await work();
  return { findings, asked };
}

describe('the proof of a slow program', () => {
  it('is its verdict on large inputs, where it is right on small ones', async () => {
    const { findings, asked } = await prove(['accepted', 'too-slow']);
    assert.deepEqual(asked, ['untimed', 'timed']);
    assert.deepEqual(findings.failures, []);
  });

  it('is a small input that takes too long twice', async () => {
    const { findings, asked } = await prove(['time-limit', 'time-limit']);
    assert.deepEqual(asked, ['untimed', 'untimed']);
    assert.deepEqual(findings.failures, []);
  });

  it('goes on with large inputs where a small one was late once only', async () => {
    const { findings, asked } = await prove(['time-limit', 'accepted', 'too-slow']);
    assert.deepEqual(asked, ['untimed', 'untimed', 'timed']);
    assert.deepEqual(findings.failures, []);
  });

  it('fails where nothing is too slow, and where it is wrong', async () => {
    assert.equal((await prove(['accepted', 'accepted'])).findings.failures.length, 1);
    const wrong = await prove(['wrong-answer']);
    assert.deepEqual(wrong.asked, ['untimed']);
    assert.equal(wrong.findings.failures.length, 1);
  });
});
