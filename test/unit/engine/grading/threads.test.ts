import assert from 'node:assert/strict';
import { componentCases } from '../../../../src/engine/components/cases.ts';
import { decodeScenario, isScenario } from '../../../../src/engine/components/scenarioWire.ts';
import type { ScenarioRun } from '../../../../src/engine/components/scenarioWire.ts';
import type { Problem } from '../../../../src/engine/catalog/model.ts';
import { grade } from '../../../../src/engine/grading/grade.ts';
import type { GradeEvent, Phase, Report } from '../../../../src/engine/grading/report.ts';
import { PHASES } from '../../../../src/engine/grading/report.ts';
import type {
  ComponentAdapter,
  LanguageAdapter,
  RaceReport,
  ThreadsAdapter,
  ThreadsBuild,
} from '../../../../src/engine/languages/language.ts';
import { PlanError } from '../../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../../src/engine/languages/registry.ts';
import type { CaseLine, Exchange, GradingPorts, Session, SessionEnd } from '../../../../src/engine/ports.ts';
import { lruCacheModel, lruCacheSpec } from '../components/models/lruCache.ts';

/** What a program does with a scenario: gives rounds, or ends. */
type Deed = (scenario: ScenarioRun, args: string) => string | Partial<SessionEnd>;

interface World {
  readonly report: Report;
  readonly events: readonly GradeEvent[];
  readonly builds: readonly string[];
  /** The programs of processes, in order. */
  readonly starts: readonly string[];
  readonly alive: number;
  readonly scenarios: readonly ScenarioRun[];
}

interface Options {
  readonly deed: Deed;
  /** Ways whose build fails. */
  readonly unbuilt?: readonly string[];
  /** Ways whose program does not start. */
  readonly unstarted?: readonly string[];
  readonly threads?: Partial<ThreadsAdapter> | null;
  readonly phases?: readonly Phase[];
  readonly index?: number;
}

const PHASES_HERE: readonly Phase[] = ['examples', 'small', 'threads'];
const METHODS = lruCacheSpec.methods.map(({ name }) => name);

/** A round in which calls come one after the other, as `index` of the threads goes first. */
function inOrder(scenario: ScenarioRun, first = 0): string {
  const order = [...scenario.threads.keys()].sort((a, b) => Number(b === first) - Number(a === first));
  const steps = order.flatMap((thread) => scenario.threads[thread] ?? []);
  const source = componentCases(lruCacheSpec, lruCacheModel);
  const args = JSON.stringify([
    scenario.made.args,
    [...scenario.before, ...steps, ...scenario.after].map((step) =>
      'method' in step ? [step.method, ...step.args] : [-1, step.advance],
    ),
    scenario.made.start,
  ]);
  const outcomes = JSON.parse(source.expect([args])[0]?.want ?? '[]') as unknown[];
  const before = outcomes.splice(0, scenario.before.length + 1);
  let stamp = 0;
  const seen: unknown[][] = scenario.threads.map(() => []);
  for (const thread of order) {
    scenario.threads[thread]?.forEach(() => seen[thread]?.push([outcomes.shift(), stamp++, stamp++]));
  }
  return JSON.stringify([[before, seen, outcomes]]);
}

/** What one thread gives before all others. */
function beforeOf(scenario: ScenarioRun): unknown {
  const [[before]] = JSON.parse(inOrder(scenario)) as [[unknown]];
  return before;
}

/** The last look at the size is one too many, where two threads have put something in. */
function lostUpdate(scenario: ScenarioRun): string {
  const [put, size] = [METHODS.indexOf('put'), METHODS.indexOf('size')];
  const putting = scenario.threads.filter((calls) => calls.some(({ method }) => method === put));
  const right = inOrder(scenario);
  if (putting.length < 2 || scenario.after.every(({ method }) => method !== size)) return right;
  const [[before, seen, after]] = JSON.parse(right) as [[unknown[], unknown[], unknown[][]]];
  const at = scenario.after.findIndex(({ method }) => method === size);
  return JSON.stringify([[before, seen, after.with(at, [99])]]);
}

async function run({
  deed,
  unbuilt = [],
  unstarted = [],
  threads = {},
  phases = PHASES_HERE,
  index,
}: Options): Promise<World> {
  const go = adapterOf('go');
  const builds: string[] = [];
  const starts: string[] = [];
  const scenarios: ScenarioRun[] = [];
  const events: GradeEvent[] = [];
  let alive = 0;
  let time = 0;
  const way = (name: string, detector: string | null): ThreadsBuild => ({
    detector,
    plan: { language: 'go', files: [{ path: name, text: '' }], commands: [], timeoutMs: 1 },
    run: () => ({ tool: null, args: [name], env: {} }),
    baselineMb: 100,
  });
  const fake: ThreadsAdapter = {
    title: 'goroutines',
    builds: () => [way('watched', 'the race detector of Go'), way('plain', null)],
    scenarios: 30,
    rounds: 5,
    race: () => null,
    waits: () => [],
    ...threads,
  };
  const component: ComponentAdapter = { ...(go.component as ComponentAdapter), threads: fake };
  const without = Object.fromEntries(
    Object.entries(component).filter(([name]) => name !== 'threads'),
  ) as unknown as ComponentAdapter;
  const adapter: LanguageAdapter = { ...go, component: threads === null ? without : component };
  const problem: Problem = {
    kind: 'component',
    id: 'lru-cache',
    title: 'LRU cache',
    difficulty: 2,
    minutes: 30,
    topic: 'lld',
    needs: [],
    languages: ['go'],
    statement: '',
    editorial: '',
    hints: [],
    solutions: {},
    component: lruCacheSpec,
  };
  const source = componentCases(lruCacheSpec, lruCacheModel);
  const session = (name: string): Session => {
    let dead = false;
    let disposed = false;
    return {
      exchange(cases: readonly CaseLine[]): Promise<Exchange> {
        assert.ok(!dead, 'exchange with a dead session');
        const replies: string[] = [];
        for (const { line } of cases) {
          if (line === '["hello"]') {
            if (unstarted.includes(name)) return Promise.resolve({ replies, end: ENDED });
            replies.push('["ready"]');
            continue;
          }
          const id = /^\[(\d+),/.exec(line)?.[1] ?? '';
          const args = line.slice(id.length + 2, -1);
          let outcome: string | Partial<SessionEnd>;
          if (isScenario(args)) {
            assert.notEqual(name, 'solution', 'scenarios have a program of their own');
            const scenario = decodeScenario(args, lruCacheSpec);
            scenarios.push(scenario);
            outcome = deed(scenario, args);
          } else outcome = source.expect([args])[0]?.want ?? '';
          if (typeof outcome !== 'string') {
            dead = true;
            return Promise.resolve({ replies, end: { ...ENDED, ...outcome } });
          }
          replies.push(`[${id},1000,1000,0,0,${outcome}]`);
        }
        return Promise.resolve({ replies, end: null });
      },
      printed: () => Promise.resolve('said'),
      highWaterBytes: () => null,
      dispose: () => {
        if (!disposed) alive -= 1;
        disposed = true;
        return Promise.resolve();
      },
    };
  };
  const ports: GradingPorts = {
    clock: { now: () => (time += 0.01) },
    machine: { load: () => 0 },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    toolchains: { find: () => Promise.resolve({ found: true, path: '/bin/fake', version: '1' }) },
    builder: {
      build: ({ files }) => {
        const name = ['watched', 'plain'].find((one) => one === files[0]?.path) ?? 'solution';
        builds.push(name);
        return Promise.resolve(
          unbuilt.includes(name)
            ? { ok: false, output: './sol/solution.go:3:1: no', timedOut: false, ms: 1 }
            : { ok: true, dir: `/build/${name}`, cached: false, ms: 1 },
        );
      },
    },
    sessions: {
      isolation: 'marks',
      open: (_command, dir) => {
        alive += 1;
        starts.push(dir.slice('/build/'.length));
        return Promise.resolve(session(dir.slice('/build/'.length)));
      },
    },
    oracles: {
      open: () =>
        Promise.resolve({
          next: (phase, seed, from, count, constants) =>
            Promise.resolve(source.next(phase as Phase, seed, from, count, constants)),
          expect: (inputs) => Promise.resolve(source.expect(inputs)),
          judge: (args, want, got) => Promise.resolve(source.judge(args, want, got)),
          describe: (args, got) => Promise.resolve(source.describe?.(args, got) ?? { lines: [] }),
          dispose: () => Promise.resolve(),
        }),
    },
    typeStripper: { strip: (code) => Promise.resolve({ code, keepsPositions: true }) },
  };
  const file = { path: '/solution.go', text: GO_FILE };
  const report = await grade({
    request: {
      problem: 'lru-cache',
      language: 'go',
      file,
      seed: 1,
      phases,
      ...(index === undefined ? {} : { index }),
    },
    problem,
    adapter,
    ports,
    onEvent: (event) => events.push(event),
    signal: new AbortController().signal,
  });
  return { report, events, builds, starts, alive, scenarios };
}

const ENDED: SessionEnd = { reason: 'exit', exitCode: 66, signal: null, busy: null };
const GO_FILE = `package lrucache

func NewLruCache(capacity int) (*LruCache, error) { return nil, nil }
${'\n'.repeat(10)}`;

describe('a component that threads share', () => {
  it('is right where some order explains each round, and the report says what was tried', async () => {
    const { report, events, builds, alive, scenarios } = await run({
      deed: (scenario) => inOrder(scenario, scenario.seed % 2),
    });
    assert.equal(report.verdict, 'accepted', report.summary);
    assert.deepEqual(report.threads, {
      verdict: 'right',
      text: 'Right with several goroutines at once: 30 uses, each 5 times, watched by the race detector of Go.',
    });
    assert.deepEqual(report.cases.byPhase.threads, { run: 30, passed: 30 });
    assert.deepEqual(builds, ['solution', 'watched']);
    assert.ok(scenarios.every(({ rounds }) => rounds === 5));
    assert.equal(alive, 0);
    const seen = events.flatMap((event) => (event.type === 'running' ? [event.phase] : []));
    assert.equal(seen.at(-1), 'threads');
  });

  it('is right where it leaves threads behind, and that is said once, with the first line', async () => {
    const leaving = (scenario: ScenarioRun, count: number, line: number): string =>
      inOrder(scenario).replace(/\]$/, `,{"made":5,"left":[[${count},${line},4,0]]}]`);
    let scenarios = 0;
    const { report, alive, starts } = await run({
      deed: (scenario) => leaving(scenario, 60, (scenarios += 1) === 1 ? 6 : 9),
    });
    assert.equal(report.verdict, 'accepted', report.summary);
    assert.equal(
      report.threads?.text,
      'Right with several goroutines at once: 30 uses, each 5 times, watched by the race detector of Go. Each component leaves 12 goroutines behind, waiting at line 6, started at line 4: nothing ends them.',
    );
    assert.equal(alive, 0);
    // Eight scenarios leave more than a process may have.
    assert.equal(starts.filter((name) => name === 'watched').length, 4);
    const shared = await run({ deed: (scenario) => leaving(scenario, 4, 6) });
    assert.doesNotMatch(shared.report.threads?.text ?? '', /behind/);
  });

  it('has a race where no order explains what was seen, shown with the fewest calls', async () => {
    const { report, alive } = await run({ deed: lostUpdate });
    assert.equal(report.verdict, 'race');
    const shown = report.counterexample;
    assert.equal(shown?.phase, 'threads');
    const lines = shown.input.split('\n');
    assert.match(lines[0] ?? '', /NewLruCache\(/);
    assert.equal(lines.filter((line) => line.startsWith('// goroutine')).length, 2);
    assert.equal(lines.filter((line) => line.includes('.Put(')).length, 2, shown.input);
    assert.equal(lines.filter((line) => line.includes('.Size(')).length, 1, shown.input);
    assert.match(shown.actual, /^afterwards: .*Size\(\) gave 99; after the other calls it would give/);
    assert.match(report.summary, /^Right one call at a time, not several at once: No order of these calls/);
    assert.deepEqual(report.threads, { verdict: 'wrong', text: 'Wrong with several goroutines.' });
    assert.equal(alive, 0);
  });

  it('has a race where the detector says so, at its line', async () => {
    const found: RaceReport = {
      kind: 'race',
      message: 'Two goroutines use the same memory at once',
      lines: [7, 9, 4000],
      printed: 'mine',
    };
    const { report } = await run({
      deed: ({ threads }, args) => (threads.length > 1 ? {} : args),
      threads: { race: (output) => (output === 'said' ? found : null) },
    });
    assert.equal(report.verdict, 'race');
    assert.match(report.summary, /same memory at once\. See lines 7 and 9\.$/);
    assert.deepEqual(
      report.messages.map(({ line }) => line),
      [7],
    );
    assert.equal(report.counterexample?.stdout, 'mine');
  });

  it('has crashed where the program ends and no detector says why', async () => {
    const { report } = await run({ deed: () => ({ exitCode: 3 }) });
    assert.equal(report.verdict, 'runtime-error');
    assert.equal(report.counterexample?.phase, 'threads');
  });

  it('says which call died', async () => {
    const { report } = await run({
      deed: (scenario) => {
        const died = [{ type: 'panic', message: 'boom', line: 5 }, 1, 2];
        return JSON.stringify([
          [beforeOf(scenario), scenario.threads.map((_, i) => (i === 1 ? [died] : [])), []],
        ]);
      },
    });
    assert.equal(report.verdict, 'runtime-error');
    assert.equal(report.counterexample?.phase, 'threads');
    assert.match(report.summary, /panic: boom/);
    assert.equal(report.messages[0]?.line, 5);
  });

  it('has a deadlock where threads wait and the harness or the stacks say where', async () => {
    const stacks = await run({
      deed: () => ({ reason: 'time', busy: false, trace: 'stacks' }),
      threads: { waits: (trace) => (trace === 'stacks' ? [8, 6] : []) },
    });
    const harness = await run({
      deed: (scenario) => JSON.stringify([[beforeOf(scenario), scenario.threads.map(() => []), [], [8, 6]]]),
    });
    for (const { report, alive } of [stacks, harness]) {
      assert.equal(report.verdict, 'deadlock');
      assert.match(report.summary, /They wait at lines 8 and 6, and nothing wakes them\.$/);
      assert.equal(report.messages[0]?.line, 8);
      assert.equal(alive, 0);
    }
  });

  it('gets a second chance where it missed a deadline and was not seen waiting', async () => {
    let missed = 0;
    const slow = await run({
      deed: (scenario) => {
        missed += 1;
        return missed === 3 ? { reason: 'time', busy: true } : inOrder(scenario);
      },
    });
    assert.equal(slow.report.verdict, 'accepted');
    assert.deepEqual(slow.report.cases.byPhase.threads, { run: 30, passed: 30 });
    const stuck = await run({ deed: () => ({ reason: 'time', busy: true }) });
    assert.equal(stuck.report.verdict, 'time-limit');
  });

  it('is tried without the detector where that does not build or start, and the report says so', async () => {
    for (const options of [{ unbuilt: ['watched'] }, { unstarted: ['watched'] }]) {
      const { report, alive } = await run({ deed: (scenario) => inOrder(scenario), ...options });
      assert.equal(report.verdict, 'accepted');
      assert.equal(
        report.threads?.text,
        'Right with several goroutines at once: 30 uses, each 5 times. The race detector of Go does not work on this machine, so only results were compared.',
      );
      assert.equal(alive, 0);
    }
  });

  it('does not compile where threads cannot use it at all', async () => {
    const unbuilt = await run({ deed: () => '', unbuilt: ['watched', 'plain'] });
    const refused = await run({
      deed: () => '',
      threads: {
        builds: () => {
          throw new PlanError([
            { file: '/solution.go', line: 2, column: 1, severity: 'error', text: 'not for threads' },
          ]);
        },
      },
    });
    for (const { report, alive } of [unbuilt, refused]) {
      assert.equal(report.verdict, 'compile-error');
      assert.ok((report.messages[0]?.line ?? 0) > 0);
      assert.equal(report.threads?.verdict, 'not-tried');
      assert.equal(alive, 0);
    }
  });

  it('is not said to be right for threads where its language has none, or nobody asked', async () => {
    const none = await run({ deed: () => '', threads: null });
    assert.equal(none.report.verdict, 'accepted');
    assert.deepEqual(none.report.threads, {
      verdict: 'not-tried',
      text: 'Threads were not tried: Go makes one call after the other.',
    });
    const others = await run({ deed: () => '', phases: PHASES.filter((phase) => phase === 'examples') });
    assert.equal(others.report.threads, undefined);
    assert.deepEqual(others.builds, ['solution']);
    for (const { report } of [none, others]) assert.equal(report.cases.byPhase.threads, undefined);
  });

  it('runs one scenario where one is asked for', async () => {
    const { report, scenarios } = await run({
      deed: (scenario) => inOrder(scenario),
      phases: ['threads'],
      index: 7,
    });
    assert.equal(report.verdict, 'accepted');
    assert.equal(scenarios.length, 1);
    assert.deepEqual(report.cases.byPhase, { threads: { run: 1, passed: 1 } });
  });
});
