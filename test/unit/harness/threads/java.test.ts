/** Several threads in Java: what is wrong is caught, what is right never is. */
import assert from 'node:assert/strict';
import { encodeScenario } from '../../../../src/engine/components/scenarioWire.ts';
import { withPoints } from '../../../../src/engine/languages/components/javaPoints.ts';
import { javaAdapter } from '../../../../src/engine/languages/java.ts';
import { open, sourceOf } from '../driver.ts';
import { RIGHT, WRONG } from './javaPrograms.ts';
import { buildThreads, SOME, threadsOf, tryThreads, ZOO } from './zoo.ts';

function lineOf(text: string, part: string): number {
  assert.ok(text.includes(part), part);
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

describe('threads in Java', function () {
  this.timeout(180_000);

  for (const [name, { subject, text, what, at = [] }] of Object.entries(WRONG)) {
    it(`catch ${name}`, async () => {
      const built = await buildThreads('java', text, ZOO[subject]);
      const caught = await tryThreads('java', built, ZOO[subject]);
      assert.equal(caught.what, what, caught.said);
      const lines = at.map((part) => lineOf(text, part));
      assert.ok(
        lines.every((line) => caught.lines.includes(line)),
        `${caught.lines.join(', ')}, not ${lines.join(', ')}`,
      );
    });
  }

  for (const [name, { subject, text }] of Object.entries(RIGHT)) {
    it(`let a right ${name} pass`, async () => {
      const built = await buildThreads('java', text, ZOO[subject]);
      const caught = await tryThreads('java', built, ZOO[subject], SOME);
      assert.equal(caught.what, 'right', caught.said);
    });
  }

  it('say where each is that never ends', async () => {
    const text = RIGHT['counter']?.text.replace(
      'total += n;',
      'total += n;\n        while (total > 0) Thread.onSpinWait();',
    );
    assert.ok(text !== undefined);
    const built = await buildThreads('java', text, ZOO.counter);
    const caught = await tryThreads('java', built, ZOO.counter);
    assert.equal(caught.what, 'deadlock');
    assert.ok(caught.lines.includes(lineOf(text, 'while (total > 0)')), caught.lines.join(', '));
  });

  /** Moves that get stuck, then some that do not: replies, null where the process ended. */
  const stuckThenNot = async (text: string): Promise<readonly (string | null)[]> => {
    const built = await buildThreads('java', text, ZOO.accounts);
    const run = await open(built);
    try {
      await run.hello();
      const { spec } = ZOO.accounts;
      const move = (giver: number) => ({ method: 0, args: [giver, 1] });
      const ask = async (givers: readonly number[]): Promise<string | null> => {
        const threads = givers.map((giver) => Array.from({ length: 8 }, () => move(giver)));
        const made = { args: [20, 20], start: 0 };
        const asked = { made, before: [], threads, after: [{ method: 1, args: [] }], rounds: 200, seed: 5 };
        const reply = await run.callWire(encodeScenario(asked, spec));
        return 'kind' in reply && reply.kind === 'value' ? reply.outcome : null;
      };
      return [await ask([0, 1]), await ask([0, 0])];
    } finally {
      await run.end();
    }
  };

  it('go on after threads that wait for ever', async () => {
    const { text } = WRONG['lock order of locks'] ?? { text: '' };
    const [stuck, after] = await stuckThenNot(text);
    assert.match(stuck ?? '', /,\[\],\[\d+,\d+\]\]\]$/);
    assert.match(after ?? '', /,\[\[40\]\]\]\]$/);
  });

  it('do not take the locks of an earlier round for those of this one', async () => {
    const { text } = WRONG['lock order of locks'] ?? { text: '' };
    const [stuck, after] = await stuckThenNot(
      text.replace('final ReentrantLock[]', 'static final ReentrantLock[]'),
    );
    assert.match(stuck ?? '', /,\[\],\[\d+,\d+\]\]\]$/);
    assert.equal(after, null);
  });

  it('show an exception as a crash of its call', async () => {
    const text = RIGHT['counter']?.text.replace(
      'synchronized int add(int n) {',
      'int add(int n) {\n        if (Thread.currentThread().getName().equals("caller 2")) throw new java.util.ConcurrentModificationException();',
    );
    assert.ok(text !== undefined);
    const built = await buildThreads('java', text, ZOO.counter);
    const caught = await tryThreads('java', built, ZOO.counter);
    assert.equal(caught.what, 'crashed');
    const line = lineOf(text, 'throw new');
    assert.deepEqual(JSON.parse(caught.said), {
      kind: 'crashed',
      type: 'ConcurrentModificationException',
      message: '',
      line,
    });
  });

  it('do without points where they do not compile', async () => {
    const text = RIGHT['counter']?.text.replace(
      'total += n;',
      // Only a constant condition makes sure of k; between its parts there would be a point.
      'total += n; final int k; while (true && true) { k = 0; break; } total += k;',
    );
    assert.ok(text !== undefined);
    await assert.rejects(buildThreads('java', text, ZOO.counter));
    const built = await buildThreads('java', text, ZOO.counter, (builds) => builds[1]);
    const caught = await tryThreads('java', built, ZOO.counter, { scenarios: 10 });
    assert.equal(caught.what, 'right', caught.said);
  });

  it('read a dump of threads', () => {
    const dump = `Full thread dump OpenJDK 64-Bit Server VM:

"solution" #11 prio=5 os_prio=0 waiting on condition
   java.lang.Thread.State: TIMED_WAITING (parking)
\tat java.util.concurrent.locks.LockSupport.parkNanos(java.base@17/LockSupport.java:252)
\tat KodeWait.untilEnd(KodeWait.java:28)

"caller 1" #12 daemon prio=5 os_prio=0 waiting for monitor entry
   java.lang.Thread.State: BLOCKED (on object monitor)
\tat Accounts.move(Accounts.java:18)
\t- waiting to lock <0x1> (a java.lang.Object)
\tat KodeMain.m0(KodeMain.java:8)

"caller 2" #13 daemon prio=5 os_prio=0 in Object.wait()
   java.lang.Thread.State: WAITING (on object monitor)
\tat java.lang.Object.wait(java.base@17/Native Method)
\tat Accounts.take(Accounts.java:31)
\tat KodeMain.m1(KodeMain.java:9)

Found one Java-level deadlock:
=============================
"caller 1":
  waiting to lock monitor 0x2 (object 0x1, a java.lang.Object),
  which is held by "caller 2"

Java stack information for the threads listed above:
===================================================
"caller 1":
\tat Accounts.move(Accounts.java:18)
`;
    assert.deepEqual(threadsOf('java').waits(dump, sourceOf(javaAdapter, '')), [18, 31]);
  });
});

describe('points in Java', () => {
  const pass = 'KodeThread.pass();';
  const put = 'KodeThread.pass(';

  /** Statements as they come out of a method. */
  const pointed = (body: string): string => {
    const out = withPoints(`class A { void f() { first(); ${body} } }`);
    return out.slice(out.indexOf('first(); ') + 'first(); '.length, -' } }'.length);
  };

  it('stand before statements, where one can be', () => {
    assert.equal(pointed('a(); return;'), `${pass}a(); ${pass}return;`);
    assert.equal(pointed('if (a) b(); else c(); d();'), `${pass}if (a) b(); else c(); ${pass}d();`);
    assert.equal(pointed('do { a(); } while (b);'), `${pass}do {${pass} a(); } while (b);`);
    assert.equal(
      pointed('try { a(); } catch (E e) { b(); } finally { c(); }'),
      `${pass}try {${pass} a(); } catch (E e) {${pass} b(); } finally {${pass} c(); }`,
    );
    assert.equal(
      pointed('switch (a) { case 1: b(); break; default: c(); }'),
      `${pass}switch (a) { case 1: b(); ${pass}break; default: c(); }`,
    );
    assert.equal(pointed('g(() -> { a(); }, x);'), `${pass}g(() -> {${pass} a(); }, x);`);
    assert.equal(
      pointed('g(new B<>(x) { int c; int d() { return c; } });'),
      `${pass}g(new B<>(x) { int c; int d() {${pass} return c; } });`,
    );
    assert.equal(
      pointed('int[] a = {1, 2}; b("x; y"); // c; d'),
      `${pass}int[] a = {1, 2}; ${pass}b("x; y"); // c; d`,
    );
    const constructor = 'class A { int n = 1; A() { this(2); b(); } A(int n) { super(); } }';
    assert.equal(withPoints(constructor), constructor.replace('b();', `${pass}b();`));
  });

  it('stand between what is read and what is written', () => {
    assert.equal(pointed('n++;'), `${pass}n += ${put}1);`);
    assert.equal(pointed('--this.n;'), `${pass}this.n -= ${put}1);`);
    assert.equal(pointed('return n++;'), `${pass}return ((n += ${put}1)) - 1);`);
    assert.equal(pointed('m=n++;'), `${pass}m=${put}((n += ${put}1)) - 1));`);
    assert.equal(pointed('return ++n;'), `${pass}return (n += ${put}1));`);
    assert.equal(pointed('a[i] += b(c, d);'), `${pass}a[i] +=${put} b(c, d));`);
    assert.equal(pointed('n = m + k;'), `${pass}n =${put} m + ${put}k));`);
  });

  it('change nothing that a step gives to somebody', () => {
    for (const type of ['char', 'byte[]', 'Integer', 'float', 'var']) {
      const body = `${type} c = b(); text.append(c${type.endsWith(']') ? '[i]' : ''}++);`;
      assert.equal(pointed(body), body.replace('text', `${pass}text`).replace(/^/, pass), type);
    }
    assert.equal(pointed('long c = b(); d(c--);'), `${pass}long c = b(); ${pass}d(((c -= ${put}1)) + 1));`);
    assert.equal(
      pointed('char b = 1; d(this.c++);'),
      `${pass}char b = 1; ${pass}d(((this.c += ${put}1)) - 1));`,
    );
    assert.equal(
      pointed('char c = 1; c++; d(++c);'),
      `${pass}char c = 1; ${pass}c += ${put}1); ${pass}d((c += ${put}1)));`,
    );
  });

  it('are none in declarations and heads', () => {
    assert.equal(pointed('int n = m;'), `${pass}int n = m;`);
    assert.equal(pointed('for (int i = 0; i < n; i++) a();'), `${pass}for (int i = 0; i < n; i++) a();`);
  });

  it('stand between two looks', () => {
    assert.equal(
      pointed('if (a && b || c) d();'),
      `${pass}if (a && KodeThread.yes() && b || KodeThread.no() || c) d();`,
    );
    assert.equal(pointed('return a ? b : c;'), `${pass}return a && KodeThread.yes() ? b : c;`);
    assert.equal(pointed('List<?> a = b(); Map<?, ?> c;'), `${pass}List<?> a = b(); ${pass}Map<?, ?> c;`);
  });
});
