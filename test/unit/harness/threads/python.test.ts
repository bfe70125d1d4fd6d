/** Threads in Python, which the harness runs one at a time. */
import assert from 'node:assert/strict';
import { pythonThreads } from '../../../../src/engine/languages/components/pythonThreads.ts';
import type { Run } from '../driver.ts';
import { open } from '../driver.ts';
import { PYTHON_ZOO } from './pythonZoo.ts';
import { buildThreads, tryThreads, ZOO } from './zoo.ts';

describe('threads in Python', function () {
  this.timeout(120_000);

  for (const [name, { subject, text, wrong }] of Object.entries(PYTHON_ZOO)) {
    it(`${wrong === null ? 'finds nothing in' : 'catches'} ${name}`, async () => {
      const built = await buildThreads('python', text, ZOO[subject]);
      // The full number finds the wrong ones from any seed.
      const caught = await tryThreads('python', built, ZOO[subject], wrong === null ? { scenarios: 12 } : {});
      assert.equal(caught.what, wrong?.what ?? 'right', caught.said);
      const lines = text.split('\n');
      const at = caught.lines.map((line) => lines[line - 1]?.trim() ?? '');
      if (wrong?.at !== undefined)
        assert.ok(at.length >= 1 && at.every((one) => wrong.at?.includes(one)), at.join());
    });
  }

  /** What the rounds of a scenario showed. */
  type Rounds = [
    before: unknown[],
    threads?: [unknown, number, number][][],
    after?: unknown[],
    waits?: number[],
  ][];

  async function roundsOf(run: Run, args: string): Promise<Rounds> {
    const reply = await run.callWire(args);
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return JSON.parse(reply.outcome) as Rounds;
  }

  async function withCounter<T>(text: string, use: (run: Run) => Promise<T>): Promise<T> {
    const run = await open(await buildThreads('python', text, ZOO.counter));
    try {
      assert.deepEqual(await run.hello(), { ok: true });
      return await use(run);
    } finally {
      await run.close();
    }
  }

  const counter = (body: string): string => `import threading, queue, time


class Counter:
    def __init__(self, start):
        self.total = start
        self.lock = threading.Lock()
        self.free = threading.Condition()

    def add(self, n):
${body.trim().replace(/^/gm, '        ')}

    def sum(self):
        with self.lock:
            return self.total
`;
  const LOCKED = counter('with self.lock:\n    self.total += n\n    return self.total');
  /** Two threads with one call each, then a look. */
  const two = (rounds: number, seed: number, n = 1): string =>
    `[[0],[[0,2]],0,[[[0,${n}]],[[0,${n}]]],[[1]],${rounds},${seed}]`;

  it('says each different round once, with stamps in the order in which it was', async () => {
    const rounds = await withCounter(LOCKED, (run) => roundsOf(run, two(60, 1)));
    assert.ok(rounds.length >= 3 && rounds.length <= 6, JSON.stringify(rounds));
    assert.equal(new Set(rounds.map((one) => JSON.stringify(one))).size, rounds.length);
    for (const [before, threads, after, waits] of rounds) {
      assert.deepEqual(before, [[null], [2]]);
      assert.deepEqual(after, [[4]]);
      assert.equal(waits, undefined);
      const stamps = threads?.flat().flatMap(([, from, to]) => [from, to]);
      assert.deepEqual(stamps?.toSorted(), [1, 2, 3, 4]);
    }
  });

  it('gives the same reply to the same seed, in another process too, and another one to another', async () => {
    const text = counter(
      'for key in {"a", "b", "c", "d"}:\n    self.total += n * ord(key)\nreturn self.total',
    );
    const args = (seed: number): string =>
      `[[0],[],0,[[[0,1],[0,2],[0,3]],[[0,4],[1],[0,5]],[[0,6],[0,7]]],[[1]],20,${seed}]`;
    const ask = (run: Run): Promise<Rounds[]> =>
      Promise.all([roundsOf(run, args(1)), roundsOf(run, args(2)), roundsOf(run, args(1))]);
    const [first, other, again] = await withCounter(text, ask);
    assert.deepEqual(again, first);
    assert.notDeepEqual(other, first);
    const [later] = await withCounter(text, ask);
    assert.deepEqual(later, first);
  });

  it('ends the threads of a deadlock, and goes on with the next scenario', async () => {
    const text = counter(`
self.lock.acquire()
try:
    with self.free:
        self.free.wait_for(lambda: n > 1)
except BaseException:
    with self.lock:
        pass
    raise
self.lock.release()
self.total += n
return self.total`);
    await withCounter(text, async (run) => {
      const lines = text.split('\n');
      const at = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;
      for (let seed = 0; seed < 50; seed += 1) {
        const [round, ...others] = await roundsOf(run, two(5, seed));
        assert.deepEqual(others, []);
        assert.deepEqual(round?.slice(0, 3), [[[null], [2]], [[], []], []]);
        assert.deepEqual(round?.[3]?.toSorted(), [at('self.lock.acquire'), at('self.free.wait_for')]);
      }
      const [round] = await roundsOf(run, two(1, 1, 2));
      assert.deepEqual([round?.[2], round?.[3]], [[[6]], undefined]);
      // A sequence is answered as ever.
      const reply = await run.callWire('[[1],[[0,2],[1]],0]');
      assert.equal('kind' in reply && reply.kind === 'value' && reply.outcome, '[[null],[3],[3]]');
      assert.equal(run.printed(), '');
    });
  });

  it('names the line where a look waits for a lock that a thread has left behind', async () => {
    const text = counter('if self.lock.acquire(timeout=1.5):\n    return 1\nreturn 2');
    await withCounter(text, async (run) => {
      const [round] = await roundsOf(run, two(3, 7));
      const line = text.split('\n').findIndex((one) => one.includes('with self.lock')) + 1;
      assert.deepEqual(round?.slice(2), [[], [line]]);
    });
  });

  it('ends in an error of its own where a call of one thread alone waits for ever', async () => {
    const text = counter('with self.lock:\n    return self.sum()');
    await withCounter(text, async (run) => {
      const line = text.split('\n').findIndex((one) => one.includes('            return self.total'));
      assert.deepEqual(await roundsOf(run, two(3, 7)), [
        [
          [
            [null],
            { type: 'Deadlock', message: 'it waits for ever: nothing is left that could wake it', line },
          ],
        ],
      ]);
    });
  });

  it('lets time pass where nobody has anything else to do', async () => {
    const text = counter(`
started = time.monotonic()
try:
    queue.Queue().get(timeout=3_600)
except queue.Empty:
    pass
threading.Event().wait(3_600)
time.sleep(3_600)
with self.free:
    self.free.wait_for(lambda: False, timeout=3_600)
threading.Semaphore(0).acquire(timeout=3_600)
late = threading.Timer(3_600, lambda: None)
late.start()
late.join()
try:
    threading.Barrier(2).wait(3_600)
except threading.BrokenBarrierError:
    pass
return round((time.monotonic() - started) / 3_600)`);
    const rounds = await withCounter(text, (run) => roundsOf(run, two(4, 3)));
    for (const [before, threads] of rounds) {
      assert.deepEqual(before, [[null], [7]]);
      // Of two that sleep the one whose time is over first goes on: both sleep at once.
      assert.deepEqual(
        threads?.map((calls) => calls.map(([outcome]) => outcome)),
        [[[7]], [[7]]],
      );
    }
  });

  it('has threads, pools and what belongs to a thread in a round of their own', async () => {
    const text = `${counter(`
before = getattr(OWN, "n", 0)
OWN.n = before + n
helper = threading.Thread(target=self.help, args=(n,), daemon=True)
helper.start()
helper.join()
assert not helper.is_alive() and threading.current_thread() is not helper
return OWN.n`)}
    def help(self, n):
        with self.lock:
            self.total += n


OWN = threading.local()
`;
    const rounds = await withCounter(text, (run) =>
      roundsOf(run, '[[0],[],0,[[[0,1],[0,1]],[[0,5],[0,5]]],[[1]],30,1]'),
    );
    for (const [, threads, after] of rounds) {
      assert.deepEqual(
        threads?.map((calls) => calls.map(([outcome]) => outcome)),
        [
          [[1], [2]],
          [[5], [10]],
        ],
      );
      assert.deepEqual(after, [[12]]);
    }
  });

  it('shows nothing of Kode on the path', async () => {
    const text = counter('import sys\nreturn len([path for path in sys.path if "kode" in path])');
    const [round] = await withCounter(text, (run) => roundsOf(run, two(1, 1)));
    assert.deepEqual(round?.[0], [[null], [0]]);
  });

  it('prints what the first round prints', async () => {
    const text = `import sys\nERRORS = sys.stderr\n${counter('print("add", n)\nERRORS.write("-\\n")\nreturn 0')}`;
    await withCounter(text, async (run) => {
      await roundsOf(run, two(50, 1));
      assert.deepEqual(run.printed().trim().split('\n').toSorted(), [
        '-',
        '-',
        '-',
        'add 1',
        'add 1',
        'add 2',
      ]);
    });
  });

  it('is asked where it is when it does not answer', async () => {
    const text = counter(
      'if n == 1:\n    print("here")\nwhile n == 1:\n    if self.total > 1_000:\n        break\nreturn 0',
    );
    const built = await buildThreads('python', text, ZOO.counter);
    const run = await open(built);
    try {
      await run.hello();
      run.send(`[1,${two(1, 1)}]\n`);
      while (run.printed() === '') await new Promise(setImmediate);
      const trace = await run.askWhere();
      const lines = pythonThreads(() => assert.fail()).waits(trace, built.source);
      assert.equal(lines.length, 1, trace);
      for (const line of lines) assert.match(text.split('\n')[line - 1] ?? '', /while n|if self\.total/);
    } finally {
      await run.end();
    }
  });
});
