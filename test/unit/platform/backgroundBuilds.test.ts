import assert from 'node:assert/strict';
import { CancelledError } from '../../../src/engine/grading/request.ts';
import type { BuildRequest } from '../../../src/engine/grading/request.ts';
import { BackgroundBuilds } from '../../../src/platform/backgroundBuilds.ts';
import { SharedWork } from '../../../src/platform/sharedWork.ts';
import { neverAborted, until } from './helpers.ts';

const requestFor = (path: string, text: string): BuildRequest => ({
  problem: 'double-it',
  language: 'go',
  file: { path, text },
});

describe('builds in the background', () => {
  /** Builds that began, in order: each ends when it is told to, or by its signal. */
  class Builds {
    readonly begun: { readonly name: string; readonly signal: AbortSignal; readonly end: () => void }[] = [];
    readonly all = new BackgroundBuilds(({ file }, signal) => {
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new CancelledError()));
        this.begun.push({ name: `${file.path} ${file.text}`, signal, end: resolve });
      });
    });
    names(): readonly string[] {
      return this.begun.map(({ name }) => name);
    }
    async end(index: number): Promise<void> {
      this.begun[index]?.end();
      await new Promise(setImmediate);
    }
  }

  it('run one after the other, the newest text of each file only', async () => {
    const builds = new Builds();
    builds.all.ask(requestFor('a', '1'));
    builds.all.ask(requestFor('b', '1'));
    builds.all.ask(requestFor('b', '2'));
    assert.deepEqual(builds.names(), ['a 1']);
    await builds.end(0);
    assert.deepEqual(builds.names(), ['a 1', 'b 2']);
    await builds.end(1);
    assert.equal(builds.begun.length, 2);
  });

  it('are discarded when there is a newer text, and not when it is the same', async () => {
    const builds = new Builds();
    builds.all.ask(requestFor('a', '1'));
    builds.all.ask(requestFor('a', '1'));
    assert.equal(builds.begun[0]?.signal.aborted, false);
    builds.all.ask(requestFor('a', '2'));
    assert.equal(builds.begun[0]?.signal.aborted, true);
    await until(() => builds.begun.length === 2);
    assert.deepEqual(builds.names(), ['a 1', 'a 2']);
  });

  it('wait while anything is graded', async () => {
    const builds = new Builds();
    const first = builds.all.pauseFor(requestFor('a', '1'));
    const second = builds.all.pauseFor(requestFor('b', '1'));
    builds.all.ask(requestFor('c', '1'));
    first();
    first();
    assert.deepEqual(builds.names(), []);
    second();
    assert.deepEqual(builds.names(), ['c 1']);
    await builds.end(0);
  });

  it('go on for the grading of that very text, make way for others, and come again after them', async () => {
    const builds = new Builds();
    builds.all.ask(requestFor('a', '1'));
    builds.all.pauseFor(requestFor('a', '1'))();
    assert.equal(builds.begun[0]?.signal.aborted, false);
    const goOn = builds.all.pauseFor(requestFor('b', '1'));
    assert.equal(builds.begun[0]?.signal.aborted, true);
    await new Promise(setImmediate);
    assert.equal(builds.begun.length, 1);
    goOn();
    await until(() => builds.begun.length === 2);
    assert.deepEqual(builds.names(), ['a 1', 'a 1']);
  });

  it('go on after one that throws', async () => {
    const begun: string[] = [];
    const builds = new BackgroundBuilds(({ file }) => {
      begun.push(file.path);
      throw new Error('at once');
    });
    builds.ask(requestFor('a', '1'));
    builds.ask(requestFor('b', '1'));
    await until(() => begun.length === 2);
    assert.deepEqual(begun, ['a', 'b']);
  });
});

describe('shared work', () => {
  it('is done once for all who wait for it, and again for who comes later', async () => {
    const work = new SharedWork<number>();
    let starts = 0;
    const start = async (): Promise<number> => {
      starts += 1;
      await new Promise(setImmediate);
      return starts;
    };
    const both = [work.join('key', start, neverAborted()), work.join('key', start, neverAborted())];
    assert.deepEqual(await Promise.all(both), [1, 1]);
    assert.equal(await work.join('other', start, neverAborted()), 2);
    assert.equal(await work.join('key', start, neverAborted()), 3);
  });

  it('goes on while somebody waits, and ends with the last', async () => {
    const work = new SharedWork<string>();
    const signals: AbortSignal[] = [];
    const start = (signal: AbortSignal): Promise<string> => {
      signals.push(signal);
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new CancelledError()));
      });
    };
    const [a, b] = [new AbortController(), new AbortController()];
    const first = work.join('key', start, a.signal);
    const second = work.join('key', start, b.signal);
    a.abort();
    await assert.rejects(first, CancelledError);
    assert.equal(signals[0]?.aborted, false);
    b.abort();
    await assert.rejects(second, CancelledError);
    assert.equal(signals[0]?.aborted, true);
    await assert.rejects(work.join('key', start, AbortSignal.abort()), CancelledError);
    assert.equal(signals.length, 1);
  });

  it('hands the error to all, and keeps nothing of it', async () => {
    const work = new SharedWork<number>();
    const fail = (): Promise<number> => Promise.reject(new Error('no'));
    const both = await Promise.allSettled([
      work.join('key', fail, neverAborted()),
      work.join('key', fail, neverAborted()),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.equal(await work.join('key', () => Promise.resolve(1), neverAborted()), 1);
  });
});
