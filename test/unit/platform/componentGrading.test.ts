import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { formatItem } from '../../../src/engine/catalog/itemJson.ts';
import type { Problem } from '../../../src/engine/catalog/model.ts';
import type { Phase, Report } from '../../../src/engine/grading/report.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { ADAPTERS, adapterOf } from '../../../src/engine/languages/registry.ts';
import { compiledProblems } from '../../../src/platform/content.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { createLocalGrader } from '../../../src/platform/grading.ts';
import { createLog } from '../../../src/platform/log.ts';
import { programs as go } from '../harness/components/go.ts';
import { programs as javascript } from '../harness/components/javascript.ts';
import { problemOf } from '../harness/components/problem.ts';
import type { SubjectName } from '../harness/components/programs.ts';
import { SUBJECTS } from '../harness/components/programs.ts';
import { harnessFolder } from '../harness/driver.ts';
import { assertNothingLeft, neverAborted, temporaryFolder } from './helpers.ts';

const MODELS = fileURLToPath(new URL('../engine/components/models/', import.meta.url));
const BUCKETS = new URL('../../../content/low-level-design/token-bucket/', import.meta.url);
/** Random sequences are of up to 200 calls; what takes seconds on purpose has tests of its own. */
const UNTIMED: readonly Phase[] = ['examples', 'small', 'random'];

describe('components in the grader', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  let grader: LocalGrader;

  before(async () => {
    const content = join(folder.path, 'content');
    for (const name of ['items', 'oracles']) mkdirSync(join(content, name), { recursive: true });
    for (const name of Object.keys(SUBJECTS) as SubjectName[]) {
      const problem: Problem = { ...problemOf(name), component: SUBJECTS[name].spec };
      writeFileSync(join(content, 'items', `${problem.id}.json`), formatItem(problem));
      // As the content is built: a copy of all that the model imports goes into its file.
      buildSync({
        stdin: { contents: `export { ${name}Model as oracle } from './${name}.ts';`, resolveDir: MODELS },
        bundle: true,
        platform: 'node',
        format: 'cjs',
        outfile: join(content, 'oracles', `${problem.id}.cjs`),
      });
    }
    grader = createLocalGrader({
      problems: compiledProblems(content),
      adapters: ADAPTERS,
      harnessFolder: await harnessFolder(),
      oracleThreadPath: fileURLToPath(new URL('../../../src/platform/oracleThread.ts', import.meta.url)),
      cacheFolder: join(folder.path, 'cache'),
      version: '0',
      toolchains: {},
      log: createLog(() => undefined),
    });
  });
  after(async () => {
    await grader.dispose();
    assertNothingLeft();
    folder.remove();
  });

  const grade = (
    name: SubjectName,
    language: LanguageId,
    text: string,
    seed = 1,
    phases: readonly Phase[] = UNTIMED,
  ): Promise<Report> => {
    const path = `/wörk/solution${adapterOf(language).extensions[0] ?? ''}`;
    const request = { problem: problemOf(name).id, language, file: { path, text }, seed, phases };
    return grader.grade(request, () => undefined, neverAborted());
  };
  const changed = (text: string, from: string, to: string): string => {
    assert.ok(text.includes(from), `the program has no ${from}`);
    return text.replace(from, () => to);
  };

  for (const name of Object.keys(SUBJECTS) as SubjectName[]) {
    it(`accept a right solution of ${SUBJECTS[name].spec.name}`, async () => {
      for (const [language, text] of [
        ['javascript', javascript.right[name]],
        ['go', go.right[name]],
      ] as const) {
        const report = await grade(name, language, text);
        assert.equal(report.verdict, 'accepted', `${language}: ${report.summary}`);
        assert.ok((report.cases.byPhase.random?.passed ?? 0) > 200);
      }
    });
  }

  it('show the few calls that matter, in the language, the same from each seed', async () => {
    for (const seed of [1, 2, 3]) {
      const { verdict, counterexample } = await grade('lruCache', 'go', go.wrong, seed);
      assert.equal(verdict, 'wrong-answer');
      assert.deepEqual(
        counterexample?.steps?.map(({ call, state }) => [call, state === null]),
        [
          ['cache, err := NewLruCache(2)', false],
          ['cache.Put(0, 0)', false],
          ['cache.Put(1, 0)', false],
          ['cache.Get(0)', false],
          ['cache.Keys()', false],
        ],
      );
      assert.deepEqual([counterexample.expected, counterexample.actual], ['[]int{0, 1}', '[]int{1, 0}']);
    }
  });

  it('find a bucket that is wrong at one instant, by at most four calls', async () => {
    const right = javascript.right.tokenBucket;
    for (const [from, to] of [
      ['n * this.refillMs > level', 'n * this.refillMs >= level'],
      ['this.clock.nowMs() - this.at;', 'Math.max(0, this.clock.nowMs() - this.at - 1);'],
      ['elapsed >= full / this.refillTokens ? full : Math.min(full, ', 'Math.min(Infinity, '],
    ] as const) {
      const { verdict, counterexample } = await grade('tokenBucket', 'javascript', changed(right, from, to));
      assert.equal(verdict, 'wrong-answer', to);
      const calls = (counterexample?.steps?.length ?? Infinity) - 1;
      assert.ok(calls <= 4, `${to}: ${counterexample?.input ?? ''}`);
    }
  });

  it('name the line of an error in the middle of a sequence', async () => {
    const { text, line, shown } = javascript.crashes;
    const { verdict, counterexample, messages } = await grade('lruCache', 'javascript', text);
    assert.equal(verdict, 'runtime-error');
    assert.equal(messages[0]?.line, line);
    assert.match(counterexample?.actual ?? '', shown);
    assert.equal(counterexample?.steps?.at(-1)?.call, 'cache.peek(13)');
  });

  it('name the line of a loop in a method', async () => {
    const text = changed(
      javascript.right.tokenBucket,
      'const full = this.capacity * this.refillMs;',
      'const full = this.capacity * this.refillMs; while (full === 3 * this.refillMs);',
    );
    const line = text.slice(0, text.indexOf('while (full')).split('\n').length;
    const { verdict, messages } = await grade('tokenBucket', 'javascript', text);
    assert.equal(verdict, 'time-limit');
    assert.equal(messages[0]?.line, line);
  });

  it('refuse the real clock at its line', async () => {
    const { text, line, message } = go.realClock;
    const { verdict, messages } = await grade('tokenBucket', 'go', text);
    assert.equal(verdict, 'compile-error');
    assert.equal(messages[0]?.line, line);
    assert.match(messages[0]?.text ?? '', message);
  });

  const THREADS: readonly Phase[] = ['examples', 'threads'];
  const shipped = (path: string): string => readFileSync(new URL(path, BUCKETS), 'utf8');

  it('let several threads use a bucket, after all else, and say what watched them', async () => {
    const { verdict, threads, cases } = await grade(
      'tokenBucket',
      'go',
      shipped('solutions/solution.go'),
      1,
      THREADS,
    );
    assert.equal(verdict, 'accepted');
    assert.match(threads?.text ?? '', /^Right with several goroutines at once: \d+ uses, each \d+ times/);
    assert.equal(cases.byPhase.threads?.passed, cases.byPhase.threads?.run);
    const script = await grade('tokenBucket', 'javascript', javascript.right.tokenBucket, 1, THREADS);
    assert.equal(script.verdict, 'accepted');
    assert.equal(script.threads?.verdict, 'not-tried');
    assert.equal(script.cases.byPhase.threads, undefined);
  });

  it('find a token that goes to two, from each seed, by a call each', async () => {
    for (const seed of [1, 2, 3]) {
      const text = shipped('rejected/race-check-then-take.go');
      const { verdict, counterexample } = await grade('tokenBucket', 'go', text, seed, THREADS);
      assert.equal(verdict, 'race');
      assert.equal(counterexample?.phase, 'threads');
      const calls = counterexample.input.split('\n').filter((line) => line.includes('.Allow('));
      assert.equal(calls.length, 2, counterexample.input);
    }
  });
});
