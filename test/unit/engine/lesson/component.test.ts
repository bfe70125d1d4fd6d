import assert from 'node:assert/strict';
import type { Report } from '../../../../src/engine/grading/report.ts';
import { LANGUAGE_IDS } from '../../../../src/engine/languages/ids.ts';
import type { PageContext } from '../../../../src/engine/lesson/render.ts';
import { renderProblemPage, renderVerdict } from '../../../../src/engine/lesson/render.ts';
import { problemOf } from '../../harness/components/problem.ts';
import { SUBJECTS } from '../../harness/components/programs.ts';

const CONTEXT: PageContext = {
  path: ['Low-Level Design'],
  state: 'new',
  previous: null,
  next: null,
  language: 'go',
  entryOf: () => undefined,
  stateOf: () => 'new',
};

const FAILED: Report = {
  problem: 'token-bucket',
  language: 'go',
  verdict: 'wrong-answer',
  summary: 'bucket.Allow(1) gives false; it should give true.',
  seed: 7,
  cases: { run: 3, passed: 2, byPhase: {} },
  counterexample: {
    phase: 'small',
    input: 'two lines',
    expected: 'true',
    actual: 'false',
    stdout: '',
    why: null,
    wire: '',
    shrunkFrom: null,
    irrelevant: [],
    neighbour: null,
    steps: [
      { call: 'bucket := NewTokenBucket(1, 1, 1, clock)', expected: '', actual: '', state: '{"tokens":1}' },
      { call: 'bucket.Allow(1) // <1>', expected: 'true', actual: 'false', state: '{"tokens":0}' },
    ],
  },
  growth: { verdict: 'not-judged', ratio: null, text: '' },
  messages: [],
  ownAnswers: [],
  isolation: null,
  timings: { buildMs: 1, runMs: 2, totalMs: 3 },
};

describe('the page of a component', () => {
  for (const name of Object.keys(SUBJECTS) as (keyof typeof SUBJECTS)[]) {
    it(`shows interface and examples of ${name} in each language, and its codes`, () => {
      const { spec } = SUBJECTS[name];
      const problem = { ...problemOf(name), component: spec, languages: LANGUAGE_IDS };
      const html = renderProblemPage(problem, CONTEXT, null);
      for (const id of LANGUAGE_IDS) {
        for (const part of ['signature', 'example']) {
          const [, panel = ''] = html.split(`id="panel-${part}-${id}"`);
          const [shown = ''] = panel.split('role="tabpanel"');
          assert.ok(shown.includes(spec.methods[0]?.name.slice(1) ?? '?'), `${part} in ${id}`);
        }
      }
      for (const code of Object.keys(spec.errors)) assert.ok(html.includes(`<code>${code}</code>`), code);
    });
  }

  it('shows a failing sequence step by step, with what was right and what came in the last one only', () => {
    const html = renderVerdict(FAILED);
    assert.ok(html.includes('<code>bucket.Allow(1) // &lt;1&gt;</code>'));
    assert.equal(html.match(/<tr/g)?.length, 3);
    const [before = '', wrong = ''] = html.split('class="wrong"');
    assert.ok(!before.includes('false</code>') && !before.includes('✗</span> <code>'));
    assert.match(wrong, /tokens&quot;:0.*<code>false<\/code>.*expected <code>true<\/code>/);
    assert.ok(!html.includes('two lines'), 'the input stands in the table');
  });
});
