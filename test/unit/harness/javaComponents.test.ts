/** What Kode writes for components in Java, held to the compiler and to a stand-in for JUnit. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { runSequence } from '../../../src/engine/components/run.ts';
import { randomSequence } from '../../../src/engine/components/sequences.ts';
import type { ComponentSpec, Step } from '../../../src/engine/components/spec.ts';
import { decodeOutcomes, encodeSequence } from '../../../src/engine/components/wire.ts';
import { javaAdapter } from '../../../src/engine/languages/java.ts';
import type { ComponentAdapter, LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { temporaryFolder } from '../platform/helpers.ts';
import { programs } from './components/java.ts';
import { JUNIT } from './components/junit.ts';
import { functionsGiving, proberSpec, proof } from './components/prober.ts';
import { problemOf } from './components/problem.ts';
import { SUBJECTS } from './components/programs.ts';
import type { SubjectName } from './components/programs.ts';
import { build, BuildFailure, open, sign, sourceOf, typeStripper, withRun } from './driver.ts';
import { QuickBuilder } from './quickBuilder.ts';

const java = javaAdapter.component as ComponentAdapter;
const NAMES = Object.keys(SUBJECTS) as SubjectName[];
const NO_SIGNATURE = sign('unused', [], 'void');

function asFunctions(spec: ComponentSpec): LanguageAdapter {
  return {
    ...javaAdapter,
    plan: (source) => java.plan(source, spec, typeStripper),
    compileMessages: (output, source) => java.compileMessages(output, source, spec),
  };
}

/** A solution in the package of the tests, which is none. */
function unpacked(text: string): string {
  return text.replace(/^package .*$/m, '');
}

describe('files of components in Java', function () {
  this.timeout(180_000);
  const folder = temporaryFolder();
  after(() => folder.remove());

  /** Compiles the files and JUnit's stand-in, warnings being errors, and runs the tests of the classes. */
  const run = (files: readonly { readonly name: string; readonly text: string }[]): readonly string[] => {
    const dir = fs.mkdtempSync(path.join(folder.path, 'java '));
    const all = [...files.map(({ name, text }) => ({ path: name, text })), ...JUNIT];
    for (const { path: name, text } of all) {
      fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
      fs.writeFileSync(path.join(dir, name), text);
    }
    const options = ['-encoding', 'UTF-8', '-Xlint:all,-serial', '-Werror', '-d', 'out'];
    const compiled = spawnSync('javac', [...options, ...all.map((one) => one.path)], {
      cwd: dir,
      encoding: 'utf8',
    });
    assert.equal(compiled.status, 0, compiled.stdout + compiled.stderr);
    const tests = files.flatMap(({ name }) =>
      name.endsWith('Test.java') ? [name.replace('.java', '')] : [],
    );
    const { stdout, stderr } = spawnSync('java', ['-cp', 'out', 'RunTests', ...tests], {
      cwd: dir,
      encoding: 'utf8',
    });
    assert.equal(stderr, '');
    return stdout.trim().split(/\r?\n/).sort();
  };

  it('compile as they are, and the tests of the examples fail on the stubs', () => {
    const lines = run(NAMES.flatMap((name) => java.files(problemOf(name), SUBJECTS[name].spec)));
    assert.equal(lines.length, NAMES.flatMap((name) => SUBJECTS[name].spec.examples).length);
    for (const test of ['TokenBucketTest', 'LruCacheTest', 'HashTableTest', 'MeetingSchedulerTest'])
      assert.ok(
        lines.some((line) => line.startsWith(`FAIL ${test}.example1: `)),
        lines.join('\n'),
      );
  });

  it('pass on right solutions, with others beside them', () => {
    const files = NAMES.filter((name) => name !== 'lruCache').flatMap((name) => {
      const { spec, model } = SUBJECTS[name];
      const [stub, ...tests] = java.files(problemOf(name), spec);
      const kept = Array.from({ length: 8 }, (_, i) => {
        const { sequence, outcomes } = runSequence(spec, model, randomSequence(spec, model, 3, i)) ?? {};
        assert.ok(sequence !== undefined && outcomes !== undefined);
        const text = java.testText(problemOf(name), spec, sequence, outcomes);
        return { name: `${/^class (\w+) \{$/m.exec(text)?.[1]}.java`, text };
      });
      assert.equal(new Set(kept.map((one) => one.name)).size, kept.length);
      return [{ name: stub.name, text: unpacked(programs.right[name]) }, ...tests, ...kept];
    });
    const lines = run(files);
    assert.equal(lines.length, 3 + 2 + 2 + 3 * 8);
    assert.deepEqual(
      lines.filter((line) => !line.startsWith('PASS ')),
      [],
    );
  });

  it('say what is wrong', () => {
    const [stub, test] = java.files(problemOf('lruCache'), SUBJECTS.lruCache.spec);
    assert.ok(test !== undefined);
    // The constructor of this solution throws what has to be declared.
    const wrong = programs.wrong.replace('Coded extends Exception', 'Coded extends RuntimeException');
    assert.deepEqual(run([{ name: stub.name, text: wrong }, test]), [
      'FAIL LruCacheTest.example1: java.lang.AssertionError: expected: <2> but was: <1>',
      'PASS LruCacheTest.example2',
    ]);
  });

  it('read as a person would write them', () => {
    const [stub, test] = java.files(problemOf('tokenBucket'), SUBJECTS.tokenBucket.spec);
    assert.equal(stub.name, 'TokenBucket.java');
    assert.equal(test?.name, 'TokenBucketTest.java');
    for (const part of [
      '// kode:token-bucket · Some "title"\n\n/**\n * Let calls through as long as there are tokens.\n * Many threads call the methods of one TokenBucket at the same time.\n */\npublic class TokenBucket {\n    private final Clock clock;\n\n',
      '    /** @throws CodedException INVALID: An argument is out of its range. */\n    public boolean allow(int n) {\n        return false;\n    }\n\n    public int available() {\n',
      '    public interface Clock {\n        long nowMs();\n    }\n',
      '    public static class CodedException extends RuntimeException {\n',
    ])
      assert.ok(stub.text.includes(part), stub.text);
    for (const part of [
      '    // It starts full, and refills one token each 500 ms.\n    @Test\n    void example1() {\n        FakeClock clock = new FakeClock(5);\n        TokenBucket bucket = new TokenBucket(2, 2, 1000, clock);\n        assertTrue(bucket.allow(2));\n        assertFalse(bucket.allow(1));\n        clock.advance(499);\n        assertEquals(0, bucket.available());\n        assertEquals(1L, bucket.waitMs(1));\n',
      '        assertRefuses("INVALID", () -> bucket.allow(-1));\n',
      '        assertRefuses("INVALID", () -> new TokenBucket(0, 1, 1, clock));\n',
    ])
      assert.ok(test?.text.includes(part), test?.text);
    const [scheduler] = java.files(problemOf('meetingScheduler'), SUBJECTS.meetingScheduler.spec);
    for (const part of [
      '    public BookResult book(long start, long end, int people) {\n        return new BookResult(0, "");\n',
      '    public record Room(String id, int capacity) {}\n',
    ])
      assert.ok(scheduler.text.includes(part), scheduler.text);
    const [table] = java.files(problemOf('hashTable'), SUBJECTS.hashTable.spec);
    assert.ok(table.text.includes('import java.util.function.ToIntFunction;\n'), table.text);
    assert.ok(table.text.includes('    /** @return null where there is nothing */\n    public Integer get('));
  });
});

describe('a component in Java words', () => {
  it('has an interface', () => {
    assert.deepEqual(java.interfaceLines(SUBJECTS.tokenBucket.spec), [
      'TokenBucket(int capacity, int refillTokens, int refillMs, Clock clock)',
      'boolean allow(int n)',
      'int available()',
      'long waitMs(int n)',
    ]);
    assert.deepEqual(java.interfaceLines(SUBJECTS.hashTable.spec).slice(0, 2), [
      'HashTable(int buckets, ToIntFunction<String> hash)',
      'Integer put(String k, int v)',
    ]);
    assert.deepEqual(java.interfaceLines(SUBJECTS.lruCache.spec).slice(4), [
      'boolean remove(int k)',
      'int[] keys()',
      'int size()',
    ]);
    assert.deepEqual(java.interfaceLines(SUBJECTS.meetingScheduler.spec).slice(0, 2), [
      'MeetingScheduler(Room[] rooms)',
      'BookResult book(long start, long end, int people)',
    ]);
  });

  const call = (name: SubjectName, method: string, ...args: readonly unknown[]): Step => ({
    method: SUBJECTS[name].spec.methods.findIndex((one) => one.name === method),
    args,
  });
  const said = (name: SubjectName, step: Step | null, value: unknown): string =>
    java.outcomeText({ kind: 'value', value }, step, SUBJECTS[name].spec);

  it('is made', () => {
    const made = (name: SubjectName, ...args: readonly unknown[]): string =>
      java.makeText({ args, steps: [], start: 5 }, SUBJECTS[name].spec);
    assert.equal(made('tokenBucket', 2, 1, 1000), 'TokenBucket bucket = new TokenBucket(2, 1, 1000, clock)');
    assert.equal(made('hashTable', 8, 'fnv'), 'HashTable table = new HashTable(8, fnv)');
    assert.equal(
      made('meetingScheduler', [{ id: 'a', capacity: 2 }]),
      'MeetingScheduler scheduler = new MeetingScheduler(new Room[] {new Room("a", 2)})',
    );
  });

  it('has steps', () => {
    const text = (name: SubjectName, step: Step): string => java.stepText(step, SUBJECTS[name].spec);
    assert.equal(text('tokenBucket', { advance: 250 }), 'clock.advance(250)');
    assert.equal(text('tokenBucket', { advance: 5_000_000_000 }), 'clock.advance(5000000000L)');
    assert.equal(text('tokenBucket', call('tokenBucket', 'allow', 3)), 'bucket.allow(3)');
    assert.equal(text('hashTable', call('hashTable', 'put', 'a"b', -1)), 'table.put("a\\"b", -1)');
    assert.equal(text('lruCache', call('lruCache', 'keys')), 'cache.keys()');
    assert.equal(
      text('meetingScheduler', call('meetingScheduler', 'book', 5, 10, 2)),
      'scheduler.book(5L, 10L, 2)',
    );
  });

  it('has outcomes', () => {
    assert.equal(said('tokenBucket', call('tokenBucket', 'allow', 3), true), 'true');
    assert.equal(said('tokenBucket', null, undefined), '');
    assert.equal(said('lruCache', call('lruCache', 'get', 1), 10), '10');
    assert.equal(said('lruCache', call('lruCache', 'get', 1), null), 'null');
    assert.equal(said('lruCache', call('lruCache', 'keys'), [3, 1]), 'new int[] {3, 1}');
    const book = call('meetingScheduler', 'book', 0, 1, 1);
    assert.equal(said('meetingScheduler', book, { id: 1, room: 'a' }), 'new BookResult(1, "a")');
    const schedule = call('meetingScheduler', 'schedule', 'a');
    assert.equal(
      said('meetingScheduler', schedule, [[0, 10, 1]]),
      'new ScheduleResult[] {new ScheduleResult(0L, 10L, 1)}',
    );
    const { spec } = SUBJECTS.meetingScheduler;
    assert.equal(java.outcomeText({ kind: 'refused', code: 'NO_ROOM' }, book, spec), 'error NO_ROOM');
    assert.equal(java.outcomeText({ kind: 'moved' }, { advance: 1 }, spec), '');
    const crash = { kind: 'crashed', type: 'NullPointerException', message: 'no', line: 3 } as const;
    assert.equal(java.outcomeText(crash, book, spec), 'NullPointerException: no');
    assert.equal(java.outcomeText({ kind: 'illTyped', shown: 'null', why: '' }, book, spec), 'null');
  });
});

const PROBER = (type: string, apply: string, result: string): string =>
  `import java.util.function.*;\n\nclass Prober {\n    ${type}<String> f;\n\n    Prober(${type}<String> f) {\n        this.f = f;\n    }\n\n    ${result} of(String s) {\n        return f.${apply}(s);\n    }\n}\n`;

describe('Java beside components', function () {
  this.timeout(120_000);

  for (const [kind, text] of [
    ['int', PROBER('ToIntFunction', 'applyAsInt', 'int')],
    ['long', PROBER('ToLongFunction', 'applyAsLong', 'long')],
  ] as const) {
    it(`has the functions that give ${kind}, bit for bit`, async () => {
      const spec = proberSpec(kind);
      await withRun(asFunctions(spec), text, NO_SIGNATURE, async (run) => {
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

  it('takes no null for an array, and no stack for endless', async () => {
    const { spec } = SUBJECTS.lruCache;
    const text = programs.right.lruCache
      .replace('return shown;', 'return capacity == 2 ? null : shown;')
      .replace('return entries.size();', 'return size();');
    await withRun(asFunctions(spec), text, NO_SIGNATURE, async (run) => {
      await run.hello();
      const outcomes = async (
        capacity: number,
        ...methods: readonly number[]
      ): Promise<readonly unknown[]> => {
        const steps = methods.map((method) => ({ method, args: [] }));
        const sequence = { args: [capacity], steps, start: 0 };
        const reply = await run.callWire(encodeSequence(sequence, spec));
        assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
        return decodeOutcomes(reply.outcome, sequence, spec).slice(1);
      };
      assert.deepEqual(await outcomes(2, 4, 4), [
        { kind: 'illTyped', shown: 'null', why: 'expected an array, got null' },
      ]);
      assert.deepEqual(await outcomes(1, 4, 5, 4), [
        { kind: 'value', value: [] },
        {
          kind: 'crashed',
          type: 'StackOverflowError',
          message: 'the recursion does not end, or goes too deep',
          line: text.slice(0, text.indexOf('return size();')).split('\n').length,
        },
      ]);
      assert.deepEqual(await outcomes(1, 4), [{ kind: 'value', value: [] }]);
    });
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

  it('says what is wrong with a constructor, a clock, a name', async () => {
    const right = programs.right.tokenBucket;
    const constructor = right.replace('int refillMs, Clock clock)', 'int refillMs, int more, Clock clock)');
    assert.match(
      await complaint(constructor),
      /^11:1: Kode calls `new TokenBucket\(int capacity, int refillTokens, int refillMs, Clock clock\)`; this file has `TokenBucket\(int capacity, .*, int more, Clock clock\)`\.$/,
    );
    const clock = right.replace('long nowMs();', 'long nowMs();\n        void sleep(long ms);');
    assert.match(await complaint(clock), /^\d+:1: Kode's clock has one method, `long nowMs\(\)`: /);
    const refused = (text: string, message: RegExp): Promise<void> =>
      assert.rejects(
        java.plan(sourceOf(javaAdapter, text), SUBJECTS.tokenBucket.spec, typeStripper),
        message,
      );
    await refused('class Tokens {}\n', /Kode looks for `class TokenBucket`; this file has `Tokens`\.$/);
    await refused('class KodeSequence {}\n', /Kode itself has a class `KodeSequence`/);
    // A class of another name, with all the methods, is the one.
    const other = right.replaceAll('TokenBucket', 'Bucket');
    await build(asFunctions(SUBJECTS.tokenBucket.spec), other, NO_SIGNATURE);
  });

  it('is built the quick way, and functions carry nothing of it', async () => {
    const quick = new QuickBuilder();
    try {
      await quick.open();
      const { spec } = SUBJECTS.meetingScheduler;
      const source = sourceOf(javaAdapter, programs.bare.meetingScheduler);
      const plan = await java.plan(source, spec, typeStripper);
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
      const text = 'class X {\n    static int f(int n) {\n        return n;\n    }\n}\n';
      const functions = await javaAdapter.plan(
        sourceOf(javaAdapter, text),
        sign('f', ['n: int'], 'int'),
        typeStripper,
      );
      const made = await quick.quickly(functions);
      const classes = fs.readdirSync(path.join(made.dir, 'out'));
      assert.ok(classes.includes('KodeIn.class') && !classes.includes('KodeSequence.class'));
    } finally {
      await quick.close();
    }
  });
});
