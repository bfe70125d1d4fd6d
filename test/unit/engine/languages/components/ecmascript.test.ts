import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runInNewContext } from 'node:vm';
import type { Problem } from '../../../../../src/engine/catalog/model.ts';
import { FUNCTIONS } from '../../../../../src/engine/components/functions.ts';
import type { CallOutcome, ComponentSpec, Step } from '../../../../../src/engine/components/spec.ts';
import { findClass } from '../../../../../src/engine/languages/components/ecmascriptScan.ts';
import { SCRIPT_FUNCTIONS } from '../../../../../src/engine/languages/components/ecmascriptTests.ts';
import type { ComponentAdapter, LanguageAdapter } from '../../../../../src/engine/languages/language.ts';
import { PlanError } from '../../../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../../../src/engine/languages/registry.ts';
import { FUNCTIONS as HARNESS_FUNCTIONS } from '../../../../../src/harness/node/functions.ts';
import { scriptPrograms } from '../../../harness/components/ecmascript.ts';
import { SUBJECTS, tellingSequence } from '../../../harness/components/programs.ts';
import type { SubjectName } from '../../../harness/components/programs.ts';
import { sourceOf, typeStripper } from '../../../harness/driver.ts';
import { ZOO } from '../../../harness/threads/zoo.ts';

const javascript = adapterOf('javascript');
const typescript = adapterOf('typescript');
const SPECS = Object.fromEntries(
  Object.entries(SUBJECTS).map(([name, { spec }]) => [name, spec]),
) as Readonly<Record<SubjectName, ComponentSpec>>;

function component(adapter: LanguageAdapter): ComponentAdapter {
  assert.ok(adapter.component);
  return adapter.component;
}

function problemOf(id: string): Problem {
  return { id, title: 'A title', statement: 'Keeps **all** of */ it. More is said here.' } as Problem;
}

const IDS: Readonly<Record<SubjectName, string>> = {
  tokenBucket: 'token-bucket',
  lruCache: 'lru-cache',
  hashTable: 'hash-table',
  meetingScheduler: 'meeting-scheduler',
};

const step = (spec: ComponentSpec, name: string, ...args: readonly unknown[]): Step => ({
  method: spec.methods.findIndex((one) => one.name === name),
  args,
});

describe('components as JavaScript and TypeScript say them', () => {
  it('the interface', () => {
    const ts = component(typescript);
    assert.deepEqual(ts.interfaceLines(SPECS.tokenBucket), [
      'new TokenBucket(capacity: number, refillTokens: number, refillMs: number, clock: Clock)',
      'allow(n: number): boolean',
      'available(): number',
      'waitMs(n: number): number',
    ]);
    assert.deepEqual(ts.interfaceLines(SPECS.lruCache).slice(0, 3), [
      'new LruCache(capacity: number)',
      'put(k: number, v: number): number | null',
      'get(k: number): number | null',
    ]);
    assert.equal(
      ts.interfaceLines(SPECS.hashTable)[0],
      'new HashTable(buckets: number, hash: (value: string) => number)',
    );
    assert.deepEqual(ts.interfaceLines(SPECS.meetingScheduler), [
      'new MeetingScheduler(rooms: Room[])',
      'book(start: number, end: number, people: number): BookResult',
      'cancel(id: number): boolean',
      'freeRooms(start: number, end: number): string[]',
      'schedule(room: string): [number, number, number][]',
      'interface Room { id: string; capacity: number }',
      'interface BookResult { id: number; room: string }',
    ]);
    assert.deepEqual(component(javascript).interfaceLines(SPECS.tokenBucket).slice(0, 2), [
      'new TokenBucket(capacity, refillTokens, refillMs, clock)',
      'allow(n)',
    ]);
  });

  it('steps and outcomes', () => {
    const { makeText, stepText, outcomeText } = component(javascript);
    const { tokenBucket, lruCache, hashTable, meetingScheduler } = SPECS;
    const make = (spec: ComponentSpec, ...args: readonly unknown[]): string =>
      makeText({ args, steps: [], start: 5 }, spec);
    assert.equal(make(tokenBucket, 2, 2, 1000), 'const bucket = new TokenBucket(2, 2, 1000, clock)');
    assert.equal(make(hashTable, 8, 'fnvLong'), 'const table = new HashTable(8, fnvLong)');
    assert.equal(
      make(meetingScheduler, [{ id: 'a', capacity: 8 }]),
      "const scheduler = new MeetingScheduler([{ id: 'a', capacity: 8 }])",
    );
    assert.equal(stepText({ advance: 250 }, tokenBucket), 'clock.advance(250)');
    assert.equal(stepText(step(tokenBucket, 'allow', 3), tokenBucket), 'bucket.allow(3)');
    assert.equal(stepText(step(lruCache, 'put', -1, 2), lruCache), 'cache.put(-1, 2)');
    assert.equal(stepText(step(hashTable, 'get', "a'b"), hashTable), "table.get('a\\'b')");
    assert.equal(stepText(step(meetingScheduler, 'cancel', 2), meetingScheduler), 'scheduler.cancel(2)');
    const value = (spec: ComponentSpec, name: string, given: unknown): string =>
      outcomeText({ kind: 'value', value: given }, step(spec, name), spec);
    assert.equal(value(tokenBucket, 'allow', true), 'true');
    assert.equal(value(lruCache, 'get', null), 'null');
    assert.equal(value(lruCache, 'keys', [3, 1]), '[3, 1]');
    assert.equal(value(meetingScheduler, 'book', { id: 1, room: 'b' }), "{ id: 1, room: 'b' }");
    assert.equal(value(meetingScheduler, 'schedule', [[0, 10, 1]]), '[[0, 10, 1]]');
    const others: readonly [CallOutcome, string][] = [
      [{ kind: 'moved' }, ''],
      [{ kind: 'value', value: undefined }, ''],
      [{ kind: 'refused', code: 'INVALID' }, 'error INVALID'],
      [{ kind: 'crashed', type: 'RangeError', message: 'no', line: 3 }, 'RangeError: no'],
      [{ kind: 'illTyped', shown: '"1"', why: 'expected a number' }, '"1"'],
    ];
    for (const [outcome, text] of others) assert.equal(outcomeText(outcome, null, tokenBucket), text);
  });

  it('stubs with all that they need', () => {
    const [js] = component(javascript).files(problemOf('token-bucket'), SPECS.tokenBucket);
    assert.equal(js.name, 'token-bucket.js');
    assert.equal(
      js.text,
      `// kode:token-bucket · A title

/** Tells the time in milliseconds. It stands still during a call. @typedef {{ nowMs(): number }} Clock */

/** Refuses a call by one of the codes. */
export class CodedError extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.name = 'CodedError';
    this.code = code;
  }
}

/**
 * Keeps all of * / it.
 *
 * - INVALID: An argument is out of its range.
 */
export class TokenBucket {
  /**
   * May refuse with INVALID.
   * @param {number} capacity
   * @param {number} refillTokens
   * @param {number} refillMs
   * @param {Clock} clock
   */
  constructor(capacity, refillTokens, refillMs, clock) {
    this.clock = clock;
  }

  /**
   * May refuse with INVALID.
   * @param {number} n
   * @returns {boolean}
   */
  allow(n) {
    return false;
  }

  /** @returns {number} */
  available() {
    return 0;
  }

  /**
   * May refuse with INVALID.
   * @param {number} n
   * @returns {number}
   */
  waitMs(n) {
    return 0;
  }
}
`,
    );
    const [ts] = component(typescript).files(problemOf('meeting-scheduler'), SPECS.meetingScheduler);
    assert.equal(ts.name, 'meeting-scheduler.ts');
    assert.match(ts.text, /^export interface Room \{\n {2}id: string;\n {2}capacity: number;\n\}$/m);
    assert.match(
      ts.text,
      /^ {2}book\(start: number, end: number, people: number\): BookResult \{\n {4}return \{ id: 0, room: '' \};\n {2}\}$/m,
    );
    assert.doesNotMatch(ts.text, /clock/i);
    assert.match(ts.text, /^ {2}constructor\(rooms: Room\[\]\) \{\}$/m);
  });

  it('what is awaited, with promises', () => {
    const { spec } = ZOO.purse;
    const [ts, tsTest] = component(typescript).files(problemOf('purse'), spec);
    assert.match(ts.text, /constructor\(cents: number, price: \(value: string\) => Promise<number>\) \{\}/);
    assert.match(ts.text, /\n {2}async buy\(item: string\): Promise<boolean> \{\n {4}return false;/);
    assert.match(ts.text, /\n {2}left\(\): number \{/);
    assert.match(tsTest?.text ?? '', /async function length\(text: string\): Promise<number> \{/);
    assert.match(
      tsTest?.text ?? '',
      /async \(\) => \{\n.*\n {2}assert\.equal\(await purse\.buy\('ab'\), true\);/,
    );
    const [js] = component(javascript).files(problemOf('purse'), spec);
    assert.match(js.text, /@returns \{Promise<boolean>\}\n {3}\*\/\n {2}async buy\(item\) \{/);
    assert.equal(component(javascript).stepText(step(spec, 'buy', 'ab'), spec), "await purse.buy('ab')");
  });

  it('the functions that are given, everywhere the same', () => {
    const texts = ['', 'a', 'ab', 'zzzzzzzzzzzz', ' ~', 'Hello, World!'];
    assert.deepEqual(Object.keys(HARNESS_FUNCTIONS).sort(), Object.keys(FUNCTIONS).sort());
    assert.deepEqual(Object.keys(SCRIPT_FUNCTIONS).sort(), Object.keys(FUNCTIONS).sort());
    for (const [name, { call }] of Object.entries(FUNCTIONS)) {
      const written = Object.entries(SCRIPT_FUNCTIONS).map(
        ([one, body]) => `function ${one}(text) { ${body.join('\n')} }`,
      );
      const shown = runInNewContext(`${written.join('\n')}\n${name}`) as (text: string) => number;
      for (const text of texts) {
        assert.ok(Object.is(HARNESS_FUNCTIONS[name]?.(text), call(text)), `${name} of "${text}"`);
        assert.ok(Object.is(shown(text), call(text)), `${name} of "${text}" as shown`);
      }
    }
  });
});

describe('a component as a plain test', function () {
  this.timeout(60_000);
  let dir: string;
  before(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'kode tests '));
  });
  after(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });

  /** Runs the tests of a folder as a learner does; what they print. */
  const runTests = (
    adapter: LanguageAdapter,
    id: string,
    files: readonly { name: string; text: string }[],
  ): string => {
    const folder = path.join(dir, `${adapter.id} ${id} ${fs.readdirSync(dir).length}`);
    fs.mkdirSync(folder);
    for (const file of adapter.workspaceFiles())
      if ('text' in file) fs.writeFileSync(path.join(folder, file.path), file.text);
    for (const { name, text } of files) fs.writeFileSync(path.join(folder, name), text);
    const [, test] = files;
    // A test runner within a test runner would speak to its parent.
    const env = { ...process.env };
    delete env['NODE_TEST_CONTEXT'];
    const ran = spawnSync(process.execPath, ['--test', '--test-reporter=tap', test?.name ?? ''], {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return `${ran.stdout}${ran.stderr}`;
  };

  for (const adapter of [javascript, typescript]) {
    const { right, wrong } = scriptPrograms(adapter.id === 'typescript');
    const words = component(adapter);

    for (const [name, { spec, model }] of Object.entries(SUBJECTS) as [
      SubjectName,
      (typeof SUBJECTS)[SubjectName],
    ][]) {
      it(`of its examples and of a long sequence passes in ${adapter.title}: ${spec.name}`, () => {
        const problem = problemOf(IDS[name]);
        const [stub, examples] = words.files(problem, spec);
        assert.ok(examples);
        const solution = { name: stub.name, text: right[name] };
        const passed = runTests(adapter, name, [solution, examples]);
        assert.match(passed, new RegExp(`^# pass ${spec.examples.length}$`, 'm'), passed);
        const run = tellingSequence({ spec, model });
        const long = words.testText(problem, spec, run.sequence, run.outcomes);
        const kept = runTests(adapter, name, [solution, { ...examples, text: long }]);
        assert.match(kept, /^# pass 1$/m, kept);
        // What is not written yet passes no test.
        const bare = runTests(adapter, name, [stub, { ...examples, text: long }]);
        assert.match(bare, /^# fail 1$/m, bare);
      });
    }

    it(`fails for a wrong solution in ${adapter.title}`, () => {
      const [stub, examples] = words.files(problemOf('lru-cache'), SPECS.lruCache);
      assert.ok(examples);
      const said = runTests(adapter, 'wrong', [{ name: stub.name, text: wrong }, examples]);
      assert.match(said, /^# pass 1$/m, said);
      assert.match(said, /^# fail 1$/m, said);
    });
  }
});

describe('a class of a script', () => {
  const text = `class Other { allow() {} }
export class Bucket extends Other {
  #n = 1;
  constructor(a, b = { c: 1 }, ...rest) { super(); this.allow(a); }
  get size() { return this.#n; }
  static from(x) { return new Bucket(x); }
  async allow(
    n,
    [m] = [1, 2],
  ) { return { available(x) {} }; }
  waitMs = async (n) => n;
  one = n => n;
  available = this.one;
}
`;
  const found = findClass(text, text, 'Bucket');
  const member = (...names: readonly string[]): unknown => found?.member(names);

  it('is found with its members', () => {
    assert.equal(found?.line, 2);
    assert.deepEqual(member('constructor'), {
      line: 4,
      text: 'constructor(a, b = { c: 1 }, ...rest)',
      most: null,
    });
    assert.deepEqual(member('size'), { line: 5, text: 'get size()', most: 0 });
    assert.equal(member('from'), null);
    assert.deepEqual(member('allow'), { line: 7, text: 'async allow( n, [m] = [1, 2], )', most: 2 });
    assert.deepEqual(member('wait_ms', 'waitMs'), { line: 11, text: 'waitMs = async (n)', most: 1 });
    assert.deepEqual(member('one'), { line: 12, text: 'one = n', most: 1 });
    assert.deepEqual(member('available'), { line: 13, text: 'available =', most: null });
    assert.equal(member('missing'), null);
    assert.equal(findClass(text, text, 'None'), null);
    assert.equal(
      findClass('const A = class { b() {} }', 'const A = class { b() {} }', 'A')?.member(['b'])?.most,
      0,
    );
  });
});

describe('the real time in a script', () => {
  const messageOf = async (line: string): Promise<string | null> => {
    const source = sourceOf(javascript, `class TokenBucket {}\n${line}\n`);
    try {
      await component(javascript).plan(source, SPECS.tokenBucket, typeStripper);
      return null;
    } catch (error) {
      assert.ok(error instanceof PlanError);
      const [first] = error.messages;
      return `${first?.line}:${first?.column} ${/instead of `(.*)`/.exec(first?.text ?? '')?.[1]}`;
    }
  };

  it('is refused in all its forms', async () => {
    const forms = {
      'x = Date.now();': '2:5 Date.now()',
      'x = globalThis.Date.now();': '2:5 Date.now()',
      'x = new Date();': '2:5 new Date()',
      'x = +new Date;': '2:6 new Date()',
      'x = performance.now();': '2:5 performance.now()',
      'x = process.hrtime.bigint();': '2:5 process.hrtime()',
      'setTimeout(f, 1);': '2:1 setTimeout()',
      'Atomics.wait(a, 0, 0, 5);': '2:1 Atomics.wait()',
    };
    for (const [line, said] of Object.entries(forms)) assert.equal(await messageOf(line), said, line);
  });

  it('is not what only looks like it', async () => {
    for (const line of [
      '// Date.now()',
      "x = 'Date.now()';",
      'x = new Date(clock.nowMs());',
      "x = new Date('2020-01-01');",
      'x = this.setTimeout(1);',
      'x = new DateRange();',
      'x = my.Date.now();',
    ])
      assert.equal(await messageOf(line), null, line);
  });
});
