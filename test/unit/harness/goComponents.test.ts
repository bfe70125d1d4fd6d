/** What Kode writes for components in Go, held to Go's own tools. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { runSequence } from '../../../src/engine/components/run.ts';
import { randomSequence } from '../../../src/engine/components/sequences.ts';
import type { ComponentSpec, Step } from '../../../src/engine/components/spec.ts';
import { decodeOutcomes, encodeSequence } from '../../../src/engine/components/wire.ts';
import { goAdapter } from '../../../src/engine/languages/go.ts';
import type { ComponentAdapter, LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { specOf } from '../engine/components/models/specOf.ts';
import { temporaryFolder } from '../platform/helpers.ts';
import { programs } from './components/go.ts';
import { problemOf } from './components/problem.ts';
import { SUBJECTS } from './components/programs.ts';
import type { SubjectName } from './components/programs.ts';
import { functionsGiving, proberSpec, proof } from './components/prober.ts';
import { build, BuildFailure, open, sign, sourceOf, typeStripper, withRun } from './driver.ts';
import { QuickBuilder } from './quickBuilder.ts';

const go = goAdapter.component as ComponentAdapter;
const NAMES = Object.keys(SUBJECTS) as SubjectName[];
const NO_SIGNATURE = sign('unused', [], 'void');

function asFunctions(spec: ComponentSpec): LanguageAdapter {
  return {
    ...goAdapter,
    plan: (source) => go.plan(source, spec, typeStripper),
    compileMessages: (output, source) => go.compileMessages(output, source, spec),
  };
}

/** A solution of the suite under the package of the problem's files. */
function inPackage(text: string, files: readonly { readonly text: string }[]): string {
  const clause = /^package \w+$/m.exec(files[0]?.text ?? '')?.[0] ?? '';
  return text.replace(/^package \w+$/m, clause);
}

describe('files of components in Go', function () {
  this.timeout(120_000);
  const folder = temporaryFolder();
  after(() => folder.remove());

  /** Runs one of Go's tools in a folder of these files. */
  const run = (
    files: readonly { readonly name: string; readonly text: string }[],
    ...args: readonly string[]
  ): { readonly code: number | null; readonly output: string } => {
    const dir = fs.mkdtempSync(path.join(folder.path, 'go '));
    for (const { name, text } of [{ name: 'go.mod', text: 'module kode\n\ngo 1.21\n' }, ...files])
      fs.writeFileSync(path.join(dir, name), text);
    const [command = '', ...rest] = args;
    const { status, stdout, stderr } = spawnSync(command, rest, { cwd: dir, encoding: 'utf8' });
    return { code: status, output: stdout + stderr };
  };

  for (const name of NAMES) {
    const { spec, model } = SUBJECTS[name];
    const files = go.files(problemOf(name), spec);

    it(`${name}: are as gofmt writes them, and vet finds nothing`, () => {
      assert.deepEqual(run(files, 'gofmt', '-s', '-l', '.'), { code: 0, output: '' });
      assert.deepEqual(run(files, 'go', 'vet', '.'), { code: 0, output: '' });
    });

    it(`${name}: the stub compiles, and the test of the examples fails on it`, async () => {
      await build(asFunctions(spec), files[0].text, NO_SIGNATURE);
      const { code, output } = run(files, 'go', 'test', '.');
      assert.equal(code, 1);
      assert.match(output, /--- FAIL: Test\w+Example1/);
    });

    it(`${name}: the test passes on a right solution, with others beside it`, () => {
      const kept = Array.from({ length: 8 }, (_, i) => {
        const { sequence, outcomes } = runSequence(spec, model, randomSequence(spec, model, 3, i)) ?? {};
        assert.ok(sequence !== undefined && outcomes !== undefined);
        return { name: `kept${i}_test.go`, text: go.testText(problemOf(name), spec, sequence, outcomes) };
      });
      const all = [{ ...files[0], text: inPackage(programs.right[name], files) }, ...files.slice(1), ...kept];
      const { code, output } = run(all, 'go', 'test', '-v', '.');
      assert.equal(code, 0, output);
      assert.equal(output.match(/^--- PASS/gm)?.length, spec.examples.length + kept.length);
      assert.deepEqual(run(kept, 'gofmt', '-s', '-l', '.'), { code: 0, output: '' });
    });
  }

  it('point to arguments that may be missing', () => {
    const put = (...args: readonly string[]): string => `{ call: put, args: [${args.join(', ')}], gives: 1 }`;
    const spec = specOf(`
name: Box
methods:
  - call: "put(n: int?, at: long?, word: string?) -> int"
    args:
      n: { range: [0, 9], small: [null, 1] }
      at: { range: [0, 9], small: [null, 1] }
      word: { length: [0, 3], alphabet: ab, small: [null, a] }
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
examples:
  - { note: All are there., new: [], steps: [${put('1', '2', 'a')}] }
  - { note: None is., new: [], steps: [${put('null', 'null', 'null')}] }
`);
    const files = go.files(problemOf('lruCache'), spec);
    assert.match(files[1]?.text ?? '', /box\.Put\(ptr\(1\), ptr\[int64\]\(2\), ptr\("a"\)\)/);
    assert.match(files[1]?.text ?? '', /box\.Put\(nil, nil, nil\)/);
    assert.deepEqual(run(files, 'gofmt', '-s', '-l', '.'), { code: 0, output: '' });
    assert.deepEqual(run(files, 'go', 'vet', '.'), { code: 0, output: '' });
  });

  it('say what is wrong', () => {
    const files = go.files(problemOf('lruCache'), SUBJECTS.lruCache.spec);
    const wrong = { ...files[0], text: inPackage(programs.wrong, files) };
    const { output } = run([wrong, ...files.slice(1)], 'go', 'test', '.');
    assert.match(output, /--- FAIL: TestLruCacheExample1 .*\n.*: Put\(3, 30\) = 1; want 2\n/);
  });

  it('read as a person would write them', () => {
    const [stub, test] = go.files(problemOf('meetingScheduler'), SUBJECTS.meetingScheduler.spec);
    assert.equal(stub.name, 'meeting_scheduler.go');
    assert.equal(test?.name, 'meeting_scheduler_test.go');
    for (const part of [
      '// kode:meeting-scheduler · Some "title"\n\npackage meetingscheduler\n',
      '\t// No room is large enough and free.\n\tErrNoRoom = errors.New("NO_ROOM")\n',
      '// MeetingScheduler: Book the smallest room that is free and large enough for everybody who wants to\n// come to it.\n',
      'type BookResult struct {\n\tId   int\n\tRoom string\n}\n',
      '// Book may refuse with ErrInvalid or ErrNoRoom.\nfunc (s *MeetingScheduler) Book(start, end int64, people int) (BookResult, error) {\n\treturn BookResult{}, nil\n}\n',
    ])
      assert.ok(stub.text.includes(part), stub.text);
    const [, bucketTest] = go.files(problemOf('tokenBucket'), SUBJECTS.tokenBucket.spec);
    for (const part of [
      '// It starts full, and refills one token each 500 ms.\nfunc TestTokenBucketExample1(t *testing.T) {\n\tclock := &fakeClock{now: 5}\n\tbucket, err := NewTokenBucket(2, 2, 1000, clock)\n',
      '\tclock.Advance(499)\n\tif got := bucket.Available(); got != 0 {\n\t\tt.Errorf("Available() = %v; want 0", got)\n\t}\n',
      '\tif _, err := bucket.Allow(-1); !errors.Is(err, ErrInvalid) {\n',
      '\tif _, err := NewTokenBucket(0, 1, 1, clock); !errors.Is(err, ErrInvalid) {\n',
    ])
      assert.ok(bucketTest?.text.includes(part), bucketTest?.text);
  });
});

describe('a component in Go words', () => {
  it('has an interface', () => {
    assert.deepEqual(go.interfaceLines(SUBJECTS.tokenBucket.spec), [
      'func NewTokenBucket(capacity, refillTokens, refillMs int, clock Clock) (*TokenBucket, error)',
      'func (b *TokenBucket) Allow(n int) (bool, error)',
      'func (b *TokenBucket) Available() int',
      'func (b *TokenBucket) WaitMs(n int) (int64, error)',
    ]);
    assert.deepEqual(go.interfaceLines(SUBJECTS.hashTable.spec).slice(0, 2), [
      'func NewHashTable(buckets int, hash func(string) int) (*HashTable, error)',
      'func (t *HashTable) Put(k string, v int) (int, bool)',
    ]);
    assert.deepEqual(go.interfaceLines(SUBJECTS.lruCache.spec).slice(0, 2), [
      'func NewLruCache(capacity int) (*LruCache, error)',
      'func (c *LruCache) Put(k, v int) (int, bool)',
    ]);
    assert.deepEqual(go.interfaceLines(SUBJECTS.meetingScheduler.spec).slice(0, 2), [
      'func NewMeetingScheduler(rooms []Room) (*MeetingScheduler, error)',
      'func (s *MeetingScheduler) Book(start, end int64, people int) (BookResult, error)',
    ]);
  });

  const call = (name: SubjectName, method: string, ...args: readonly unknown[]): Step => ({
    method: SUBJECTS[name].spec.methods.findIndex((one) => one.name === method),
    args,
  });
  const said = (name: SubjectName, step: Step | null, value: unknown): string =>
    go.outcomeText({ kind: 'value', value }, step, SUBJECTS[name].spec);

  it('is made', () => {
    const made = (name: SubjectName, ...args: readonly unknown[]): string =>
      go.makeText({ args, steps: [], start: 5 }, SUBJECTS[name].spec);
    assert.equal(made('tokenBucket', 2, 1, 1000), 'bucket, err := NewTokenBucket(2, 1, 1000, clock)');
    assert.equal(made('hashTable', 8, 'fnv'), 'table, err := NewHashTable(8, fnv)');
    assert.equal(
      made('meetingScheduler', [{ id: 'a', capacity: 2 }]),
      'scheduler, err := NewMeetingScheduler([]Room{{Id: "a", Capacity: 2}})',
    );
  });

  it('has steps', () => {
    const text = (name: SubjectName, step: Step): string => go.stepText(step, SUBJECTS[name].spec);
    assert.equal(text('tokenBucket', { advance: 250 }), 'clock.Advance(250)');
    assert.equal(text('tokenBucket', call('tokenBucket', 'allow', 3)), 'bucket.Allow(3)');
    assert.equal(text('hashTable', call('hashTable', 'put', 'a"b', -1)), 'table.Put("a\\"b", -1)');
    assert.equal(text('lruCache', call('lruCache', 'keys')), 'cache.Keys()');
    assert.equal(
      text('meetingScheduler', call('meetingScheduler', 'book', 5, 10, 2)),
      'scheduler.Book(5, 10, 2)',
    );
  });

  it('has outcomes', () => {
    assert.equal(said('tokenBucket', call('tokenBucket', 'allow', 3), true), 'true');
    assert.equal(said('tokenBucket', null, undefined), 'nil');
    assert.equal(said('lruCache', call('lruCache', 'get', 1), 10), '10, true');
    assert.equal(said('lruCache', call('lruCache', 'get', 1), null), '0, false');
    assert.equal(said('lruCache', call('lruCache', 'keys'), [3, 1]), '[]int{3, 1}');
    const book = call('meetingScheduler', 'book', 0, 1, 1);
    assert.equal(said('meetingScheduler', book, { id: 1, room: 'a' }), 'BookResult{Id: 1, Room: "a"}');
    const schedule = call('meetingScheduler', 'schedule', 'a');
    assert.equal(said('meetingScheduler', schedule, [[0, 10, 1]]), '[]ScheduleResult{{0, 10, 1}}');
    const { spec } = SUBJECTS.meetingScheduler;
    assert.equal(go.outcomeText({ kind: 'refused', code: 'NO_ROOM' }, book, spec), 'ErrNoRoom');
    assert.equal(go.outcomeText({ kind: 'moved' }, { advance: 1 }, spec), '');
    const crash = { kind: 'crashed', type: 'panic', message: 'no', line: 3 } as const;
    assert.equal(go.outcomeText(crash, book, spec), 'panic: no');
    assert.equal(go.outcomeText({ kind: 'illTyped', shown: '1e9', why: '' }, book, spec), '1e9');
  });
});

const PROBER = (kind: string): string =>
  `package x\n\ntype Prober struct{ f func(string) ${kind} }\n\nfunc NewProber(f func(string) ${kind}) *Prober { return &Prober{f} }\n\nfunc (p *Prober) Of(s string) ${kind} { return p.f(s) }\n`;

describe('Go beside components', function () {
  this.timeout(120_000);

  for (const [kind, own] of [
    ['int', 'int'],
    ['long', 'int64'],
  ] as const) {
    it(`has the functions that give ${kind}, bit for bit`, async () => {
      const spec = proberSpec(kind);
      await withRun(asFunctions(spec), PROBER(own), NO_SIGNATURE, async (run) => {
        await run.hello();
        for (const name of functionsGiving(kind)) {
          const { sequence, outcomes } = proof(name);
          const reply = await run.callWire(encodeSequence(sequence, spec));
          assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
          assert.deepEqual(decodeOutcomes(reply.outcome, sequence, spec), outcomes, name);
        }
      });
    });
  }

  it('reads the library by other names: an alias of time is refused, a clock that is not asked is not', async () => {
    const { spec } = SUBJECTS.tokenBucket;
    const text = (use: string): string =>
      `package x\n\nimport (\n\tt "time"\n)\n\ntype TokenBucket struct{}\n\nfunc NewTokenBucket(a, b, c int, clock Clock) (*TokenBucket, error) { return nil, nil }\n\n${use}\n`;
    await assert.rejects(
      go.plan(sourceOf(goAdapter, text('var x = t.\n\tNow()')), spec, typeStripper),
      /instead of `time\.Now\(\)`/,
    );
    await go.plan(sourceOf(goAdapter, text('var x = t.Millisecond // t.Now()')), spec, typeStripper);
    // Without a clock everything is allowed.
    const cache = sourceOf(goAdapter, 'package x\n\nimport "time"\n\nfunc NewLruCache() { time.Now() }\n');
    await go.plan(cache, SUBJECTS.lruCache.spec, typeStripper);
  });

  const complaint = async (text: string): Promise<string> => {
    try {
      await build(asFunctions(SUBJECTS.tokenBucket.spec), text, NO_SIGNATURE);
    } catch (error) {
      if (error instanceof BuildFailure) return error.message;
      throw error;
    }
    throw new Error('it compiles');
  };

  it('says what is wrong with a constructor, a receiver, a clock', async () => {
    const right = programs.right.tokenBucket;
    const other = right.replace(
      'clock Clock) (*TokenBucket, error) {',
      'clock Clock) (*TokenBucket, bool) {',
    );
    assert.match(
      await complaint(
        other
          .replaceAll('return nil, ErrInvalid', 'return nil, false')
          .replace('clock}, nil', 'clock}, true'),
      ),
      /^\d+:1: Kode calls `func NewTokenBucket\(capacity, refillTokens, refillMs int, clock Clock\) \(\*TokenBucket, error\)`; this file has `func NewTokenBucket\(.*\(\*TokenBucket, bool\)`\.$/,
    );
    const value = right
      .replace('(*TokenBucket, error)', '(TokenBucket, error)')
      .replaceAll('return nil, ErrInvalid', 'return TokenBucket{}, ErrInvalid')
      .replace('return &TokenBucket{', 'return TokenBucket{');
    assert.match(
      await complaint(value),
      /this file has `func NewTokenBucket\(.*\) \(TokenBucket, error\)`\.$/,
    );
    const clock = right.replace('\tNowMs() int64\n', '\tNowMs() int64\n\tSleep(ms int)\n');
    assert.match(await complaint(clock), /^\d+:1: Kode's clock has one method, `NowMs\(\) int64`: /);
    const named = right.replaceAll('NewTokenBucket', 'NewTokenBuckets');
    await assert.rejects(
      go.plan(sourceOf(goAdapter, named), SUBJECTS.tokenBucket.spec, typeStripper),
      /^PlanError: Kode looks for `func NewTokenBucket\(.*`; this file has `func NewTokenBuckets\(/,
    );
  });

  it('is built the quick way, with the part that functions have', async () => {
    const quick = new QuickBuilder();
    try {
      await quick.open();
      const { spec } = SUBJECTS.meetingScheduler;
      const source = sourceOf(goAdapter, programs.bare.meetingScheduler);
      const plan = await go.plan(source, spec, typeStripper);
      const functions = await goAdapter.plan(
        sourceOf(goAdapter, 'package x\n\nfunc F(n int) int { return n }\n'),
        sign('f', ['n: int'], 'int'),
        typeStripper,
      );
      assert.deepEqual(plan.quick?.parts, functions.quick?.parts);
      const { dir, ms } = await quick.quickly(plan);
      const adapter = asFunctions(spec);
      const run = await open({ dir, adapter, signature: NO_SIGNATURE, source, ms });
      try {
        await run.hello();
        const [example] = spec.examples;
        assert.ok(example !== undefined);
        const reply = await run.callWire(encodeSequence(example.sequence, spec));
        assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
        assert.deepEqual(decodeOutcomes(reply.outcome, example.sequence, spec), example.outcomes);
      } finally {
        await run.close();
      }
    } finally {
      await quick.close();
    }
  });
});
