import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Problem } from '../../../../../src/engine/catalog/model.ts';
import { FUNCTIONS } from '../../../../../src/engine/components/functions.ts';
import type { CallOutcome, ComponentSpec, Step } from '../../../../../src/engine/components/spec.ts';
import { PYTHON_FUNCTIONS } from '../../../../../src/engine/languages/components/pythonTests.ts';
import { pythonFunction } from '../../../../../src/engine/languages/components/pythonTypes.ts';
import { PlanError } from '../../../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../../../src/engine/languages/registry.ts';
import { SUBJECTS, tellingSequence } from '../../../harness/components/programs.ts';
import type { SubjectName } from '../../../harness/components/programs.ts';
import { programs } from '../../../harness/components/python.ts';
import { sourceOf, toolPath, typeStripper } from '../../../harness/driver.ts';

const adapter = adapterOf('python');
assert.ok(adapter.component && adapter.toolchain);
const words = adapter.component;
const interpreter = toolPath(adapter.toolchain);
const SPECS = Object.fromEntries(
  Object.entries(SUBJECTS).map(([name, { spec }]) => [name, spec]),
) as Readonly<Record<SubjectName, ComponentSpec>>;
const IDS: Readonly<Record<SubjectName, string>> = {
  tokenBucket: 'token-bucket',
  lruCache: 'lru-cache',
  hashTable: 'hash-table',
  meetingScheduler: 'meeting-scheduler',
};

function problemOf(id: string): Problem {
  return { id, title: 'A title', statement: 'Keeps **all** of """ it. More is said here.' } as Problem;
}

const step = (spec: ComponentSpec, name: string, ...args: readonly unknown[]): Step => ({
  method: spec.methods.findIndex((one) => one.name === name),
  args,
});

describe('components as Python says them', () => {
  it('the interface', () => {
    assert.deepEqual(words.interfaceLines(SPECS.tokenBucket), [
      'TokenBucket(capacity: int, refill_tokens: int, refill_ms: int, clock: Clock)',
      'def allow(self, n: int) -> bool',
      'def available(self) -> int',
      'def wait_ms(self, n: int) -> int',
    ]);
    assert.deepEqual(words.interfaceLines(SPECS.lruCache).slice(0, 2), [
      'LruCache(capacity: int)',
      'def put(self, k: int, v: int) -> int | None',
    ]);
    assert.equal(
      words.interfaceLines(SPECS.hashTable)[0],
      'HashTable(buckets: int, hash: Callable[[str], int])',
    );
    assert.deepEqual(words.interfaceLines(SPECS.meetingScheduler).slice(3), [
      'def free_rooms(self, start: int, end: int) -> list[str]',
      'def schedule(self, room: str) -> list[tuple[int, int, int]]',
      'Room(id: str, capacity: int)',
      'BookResult(id: int, room: str)',
    ]);
  });

  it('steps and outcomes', () => {
    const { makeText, stepText, outcomeText } = words;
    const { tokenBucket, lruCache, hashTable, meetingScheduler } = SPECS;
    const make = (spec: ComponentSpec, ...args: readonly unknown[]): string =>
      makeText({ args, steps: [], start: 5 }, spec);
    assert.equal(make(tokenBucket, 2, 2, 1000), 'bucket = TokenBucket(2, 2, 1000, clock)');
    assert.equal(make(hashTable, 8, 'fnvLong'), 'table = HashTable(8, fnv_long)');
    assert.equal(
      make(meetingScheduler, [{ id: 'a', capacity: 8 }]),
      'scheduler = MeetingScheduler([Room("a", 8)])',
    );
    assert.equal(stepText({ advance: 250 }, tokenBucket), 'clock.advance(250)');
    assert.equal(stepText(step(tokenBucket, 'waitMs', 3), tokenBucket), 'bucket.wait_ms(3)');
    assert.equal(stepText(step(hashTable, 'get', 'a"b'), hashTable), 'table.get("a\\"b")');
    assert.equal(stepText(step(meetingScheduler, 'cancel', 2), meetingScheduler), 'scheduler.cancel(2)');
    const value = (spec: ComponentSpec, name: string, given: unknown): string =>
      outcomeText({ kind: 'value', value: given }, step(spec, name), spec);
    assert.equal(value(tokenBucket, 'allow', true), 'True');
    assert.equal(value(lruCache, 'get', null), 'None');
    assert.equal(value(lruCache, 'keys', [3, 1]), '[3, 1]');
    assert.equal(value(meetingScheduler, 'book', { id: 1, room: 'b' }), 'BookResult(1, "b")');
    assert.equal(value(meetingScheduler, 'schedule', [[0, 10, 1]]), '[(0, 10, 1)]');
    const others: readonly [CallOutcome, string][] = [
      [{ kind: 'moved' }, ''],
      [{ kind: 'value', value: undefined }, ''],
      [{ kind: 'refused', code: 'INVALID' }, 'error INVALID'],
      [{ kind: 'crashed', type: 'KeyError', message: '3', line: 3 }, 'KeyError: 3'],
      [{ kind: 'illTyped', shown: "'1'", why: 'expected int' }, "'1'"],
    ];
    for (const [outcome, text] of others) assert.equal(outcomeText(outcome, null, tokenBucket), text);
  });

  it('stubs with all that they need', () => {
    const [stub] = words.files(problemOf('token-bucket'), SPECS.tokenBucket);
    assert.equal(stub.name, 'token_bucket.py');
    assert.equal(
      stub.text,
      `# kode:token-bucket · A title
from __future__ import annotations

from typing import Protocol


class Clock(Protocol):
    """Tells the time in milliseconds. It stands still during a call."""

    def now_ms(self) -> int: ...


class CodedError(Exception):
    """Refuses a call by one of the codes."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TokenBucket:
    """Keeps all of ''' it.

    - INVALID: An argument is out of its range.
    """

    def __init__(self, capacity: int, refill_tokens: int, refill_ms: int, clock: Clock) -> None:
        """May refuse with INVALID."""
        self.clock = clock

    def allow(self, n: int) -> bool:
        """May refuse with INVALID."""
        return False

    def available(self) -> int:
        return 0

    def wait_ms(self, n: int) -> int:
        """May refuse with INVALID."""
        return 0
`,
    );
    const [scheduler] = words.files(problemOf('meeting-scheduler'), SPECS.meetingScheduler);
    assert.match(scheduler.text, /^@dataclass\nclass Room:\n {4}id: str\n {4}capacity: int\n$/m);
    assert.match(scheduler.text, /^ {8}return BookResult\(0, ""\)$/m);
    assert.doesNotMatch(scheduler.text, /clock/i);
  });

  it('the functions that are given, everywhere the same', () => {
    const texts = ['', 'a', 'ab', 'zzzzzzzzzzzz', ' ~', 'Hello, World!'];
    const names = Object.keys(FUNCTIONS);
    assert.deepEqual(Object.keys(PYTHON_FUNCTIONS).sort(), [...names].sort());
    const shown = names.map((name) => [
      `def ${pythonFunction(name)}(text):`,
      ...(PYTHON_FUNCTIONS[name] ?? []).map((line) => `    ${line}`),
    ]);
    const harness = path.resolve(import.meta.dirname, '../../../../../src/harness/python/kode_harness');
    const program = [
      'import json',
      'import sys',
      'from functions import FUNCTIONS',
      ...shown.flat(),
      `texts = json.loads(${JSON.stringify(JSON.stringify(texts))})`,
      `shown = {${names.map((name) => `"${name}": ${pythonFunction(name)}`).join(', ')}}`,
      'assert sorted(FUNCTIONS) == sorted(shown)',
      'print(json.dumps([[all(type(f(t)) is int for f in (FUNCTIONS[n], shown[n])) and [FUNCTIONS[n](t), shown[n](t)] for t in texts] for n in shown]))',
    ].join('\n');
    const ran = spawnSync(interpreter, ['-B', '-c', program], {
      env: { ...process.env, PYTHONPATH: harness },
      encoding: 'utf8',
    });
    const want = names.map((name) =>
      texts.map((text) => {
        const value = FUNCTIONS[name]?.call(text);
        return [value, value];
      }),
    );
    assert.deepEqual(JSON.parse(ran.stdout === '' ? 'null' : ran.stdout), want, ran.stderr);
  });
});

describe('a component as a plain test in Python', function () {
  this.timeout(60_000);
  let dir: string;
  before(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'kode tests '));
  });
  after(() => {
    fs.rmSync(dir, { recursive: true, force: true });
  });

  /** Runs the tests of a folder as a learner does; what they print. */
  const runTests = (files: readonly { name: string; text: string }[]): string => {
    const folder = fs.mkdtempSync(path.join(dir, 'one '));
    for (const { name, text } of files) fs.writeFileSync(path.join(folder, name), text);
    const name = files[1]?.name.replace(/\.py$/, '') ?? '';
    return spawnSync(interpreter, ['-B', '-m', 'unittest', name], { cwd: folder, encoding: 'utf8' }).stderr;
  };

  for (const [name, { spec, model }] of Object.entries(SUBJECTS) as [
    SubjectName,
    (typeof SUBJECTS)[SubjectName],
  ][]) {
    it(`of its examples and of a long sequence passes: ${spec.name}`, () => {
      const problem = problemOf(IDS[name]);
      const [stub, examples] = words.files(problem, spec);
      assert.ok(examples);
      const solution = { name: stub.name, text: programs.right[name] };
      const passed = runTests([solution, examples]);
      assert.match(passed, new RegExp(`^Ran ${spec.examples.length} tests? in .*\\n\\nOK$`, 'm'), passed);
      const run = tellingSequence({ spec, model });
      const long = words.testText(problem, spec, run.sequence, run.outcomes);
      const kept = runTests([solution, { ...examples, text: long }]);
      assert.match(kept, /^Ran 1 test in .*\n\nOK$/m, kept);
      // What is not written yet passes no test.
      const bare = runTests([stub, { ...examples, text: long }]);
      assert.match(bare, /^FAILED \(failures=1\)$/m, bare);
    });
  }

  it('fails for a wrong solution', () => {
    const [stub, examples] = words.files(problemOf('lru-cache'), SPECS.lruCache);
    assert.ok(examples);
    const said = runTests([{ name: stub.name, text: programs.wrong }, examples]);
    assert.match(said, /^Ran 2 tests in .*\n\nFAILED \(failures=1\)$/m, said);
  });
});

describe('the real time in Python', () => {
  const messageOf = async (line: string): Promise<string | null> => {
    const source = sourceOf(adapter, `class TokenBucket: pass\n${line}\n`);
    try {
      await words.plan(source, SPECS.tokenBucket, typeStripper);
      return null;
    } catch (error) {
      assert.ok(error instanceof PlanError);
      const [first] = error.messages;
      return `${first?.line}:${first?.column} ${/instead of `(.*)`/.exec(first?.text ?? '')?.[1]}`;
    }
  };

  it('is refused in all its forms', async () => {
    const forms = {
      'x = time.time()': '2:5 time.time()',
      'x = time.time_ns()': '2:5 time.time_ns()',
      'import time as t\nx = t.monotonic()': '3:5 time.monotonic()',
      'from time import monotonic, sleep': '2:1 time.monotonic()',
      'from time import (\n    sleep,\n)': '2:1 time.sleep()',
      'x = datetime.now()': '2:5 datetime.now()',
      'x = datetime.datetime.utcnow()': '2:5 datetime.utcnow()',
      'x = date.today()': '2:5 date.today()',
      'await asyncio.sleep(1)': '2:7 asyncio.sleep()',
    };
    for (const [line, said] of Object.entries(forms)) assert.equal(await messageOf(line), said, line);
  });

  it('is not what only looks like it', async () => {
    for (const line of [
      '# time.time()',
      'x = "time.time()"',
      'x = self.time.time()',
      'x = my_time.sleep',
      'import time',
      'from datetime import datetime, timedelta',
      'from time import strftime',
      'x = datetime.fromtimestamp(clock.now_ms() / 1000)',
    ])
      assert.equal(await messageOf(line), null, line);
  });
});
