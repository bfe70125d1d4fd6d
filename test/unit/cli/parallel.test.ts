import assert from 'node:assert/strict';
import { Lock } from '../../../src/cli/lock.ts';
import { inParallel } from '../../../src/cli/pool.ts';

/** Ends when it is told to. */
function gate(): { readonly wait: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => (open = resolve));
  return { wait, open: () => open() };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('Pool', () => {
  it('works on so many at a time, and starts the next when one has ended', async () => {
    const gates = [gate(), gate(), gate()];
    const started: number[] = [];
    const all = inParallel([0, 1, 2], 2, async (i) => {
      started.push(i);
      await gates[i]?.wait;
    });
    await turn();
    assert.deepEqual(started, [0, 1]);
    gates[1]?.open();
    await turn();
    assert.deepEqual(started, [0, 1, 2]);
    gates.forEach(({ open }) => open());
    await all;
  });

  it('starts nothing more after a failure, and ends when the others have', async () => {
    const other = gate();
    const started: number[] = [];
    let ended = false;
    const all = inParallel([0, 1, 2], 2, async (i) => {
      started.push(i);
      if (i === 0) throw new Error('broken');
      await other.wait;
      ended = true;
    });
    await turn();
    other.open();
    await assert.rejects(all, /broken/);
    assert.deepEqual([started, ended], [[0, 1], true]);
  });

  it('stops where it is told not to go on', async () => {
    const started: number[] = [];
    const work = (i: number): Promise<void> => Promise.resolve(void started.push(i));
    await inParallel([0, 1, 2, 3], 1, work, (next) => next < 2);
    assert.deepEqual(started, [0, 1]);
  });
});

describe('Lock', () => {
  it('lets many work beside each other, and one alone', async () => {
    const lock = new Lock();
    const log: string[] = [];
    const work = (name: string, until: Promise<void>) => async (): Promise<void> => {
      log.push(`+${name}`);
      await until;
      log.push(`-${name}`);
    };
    const [a, b, c] = [gate(), gate(), gate()];
    const all = [
      lock.shared(work('a', a.wait)),
      lock.shared(work('b', b.wait)),
      lock.exclusive(work('c', c.wait)),
      lock.shared(work('d', Promise.resolve())),
    ];
    await turn();
    assert.deepEqual(log, ['+a', '+b']);
    a.open();
    await turn();
    assert.deepEqual(log, ['+a', '+b', '-a']);
    b.open();
    await turn();
    assert.deepEqual(log.slice(3), ['-b', '+c']);
    c.open();
    await Promise.all(all);
    assert.deepEqual(log.slice(5), ['-c', '+d', '-d']);
  });

  it('is free again after a failure', async () => {
    const lock = new Lock();
    await assert.rejects(lock.exclusive(() => Promise.reject(new Error('x'))));
    assert.equal(await lock.exclusive(() => Promise.resolve(1)), 1);
  });
});
