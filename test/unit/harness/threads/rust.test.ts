/** Rust programs that several threads use: wrong ones are caught, right ones are not. */
import assert from 'node:assert/strict';
import type { ComponentSpec } from '../../../../src/engine/components/spec.ts';
import { adapterOf } from '../../../../src/engine/languages/registry.ts';
import { tokenBucketSpec } from '../../engine/components/models/tokenBucket.ts';
import { programs } from '../components/rust.ts';
import { build, BuildFailure, sign, typeStripper } from '../driver.ts';
import { RIGHT, WRONG } from './rustPrograms.ts';
import { buildThreads, SOME, threadsOf, tryThreads, ZOO } from './zoo.ts';

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('threads in Rust', function () {
  this.timeout(240_000);

  for (const [name, { zoo, text, what, at }] of Object.entries(WRONG)) {
    it(`catch ${name}`, async () => {
      const built = await buildThreads('rust', text, ZOO[zoo]);
      const caught = await tryThreads('rust', built, ZOO[zoo]);
      assert.equal(caught.what, what, caught.said);
      for (const part of at ?? [])
        assert.ok(caught.lines.includes(lineOf(text, part)), `${part}: ${caught.said}`);
    });
  }

  for (const [name, [zoo, text]] of Object.entries(RIGHT)) {
    it(`let pass ${name}`, async () => {
      const built = await buildThreads('rust', text, ZOO[zoo]);
      const caught = await tryThreads('rust', built, ZOO[zoo], SOME);
      assert.equal(caught.what, 'right', caught.said);
    });
  }

  it('wait for ever at lines that are named, in a program whose locks are not known', async () => {
    const [, text] = RIGHT['a counter behind a lock'] ?? ['', ''];
    const twice = text.replace('*total += n;', '*total = n + *self.total.lock().unwrap();');
    const built = await buildThreads('rust', twice, ZOO.counter, (ways) => ways.at(-1));
    const caught = await tryThreads('rust', built, ZOO.counter);
    assert.equal(caught.what, 'deadlock', caught.said);
    assert.ok(caught.lines.includes(lineOf(twice, '*total = n')), caught.said);
  });

  it('are tried all at once where a solution does more than take turns', () => {
    const text = `use std::sync::OnceLock;\n${RIGHT['a counter behind a lock']?.[1] ?? ''}`;
    const [first, ...others] = threadsOf('rust').builds({ path: 'any', text }, ZOO.counter.spec);
    assert.deepEqual(others, []);
    assert.ok(first.plan.files.every((file) => !('text' in file) || !file.text.includes('use kode_sync::')));
  });

  it('blame a panic on the call that panicked, not on those that find the lock poisoned', async () => {
    const { text } = WRONG['a counter that panics under its lock, and so poisons it'] ?? { text: '' };
    const built = await buildThreads('rust', text, ZOO.counter);
    for (let seed = 1; seed <= 5; seed += 1) {
      const caught = await tryThreads('rust', built, ZOO.counter, { seed });
      assert.match(caught.said, /"message":"too much"/);
      assert.match(caught.said, new RegExp(`"line":${lineOf(text, 'assert!')}\\b`));
    }
  });
});

describe('a component in Rust that threads cannot share', function () {
  this.timeout(120_000);

  async function said(text: string, spec: ComponentSpec = tokenBucketSpec): Promise<string> {
    const adapter = adapterOf('rust');
    const { component } = adapter;
    assert.ok(component !== undefined);
    const built = {
      ...adapter,
      plan: (source: { path: string; text: string }) => component.plan(source, spec, typeStripper),
      compileMessages: (output: string, source: { path: string; text: string }) =>
        component.compileMessages(output, source, spec),
    };
    try {
      await build(built, text, sign('unused', [], 'void'));
    } catch (error) {
      if (!(error instanceof BuildFailure)) throw error;
      const [first] = error.messages;
      return `${first?.line ?? 0}: ${first?.text ?? ''}`;
    }
    return 'it compiles';
  }

  const right = programs.right.tokenBucket;

  it('has a method that wants the object for itself', async () => {
    const text = right
      .replace('pub fn available(&self)', 'pub fn available(&mut self)')
      .replace('(self.refilled()', 'self.capacity += 0;\n        (self.refilled()');
    assert.equal(
      await said(text),
      `${lineOf(text, 'fn available')}: Several threads call one \`TokenBucket\` at once, so each method has to share it: ` +
        '`fn available(&self) -> i32`; this file has `fn available(&mut self) -> i32`. ' +
        'Take `&self`, and keep what changes in a `Mutex` or in atomics inside.',
    );
  });

  it('has a cell that only one thread may use', async () => {
    const text = right
      .replace(
        'use std::sync::{Arc, Mutex, MutexGuard};',
        'use std::cell::{RefCell, RefMut};\nuse std::sync::Arc;',
      )
      .replace('state: Mutex<State>', 'state: RefCell<State>')
      .replace('Mutex::new', 'RefCell::new')
      .replace('MutexGuard', 'RefMut')
      .replace('.lock().unwrap()', '.borrow_mut()');
    assert.equal(
      await said(text),
      `${lineOf(text, 'state: RefCell')}: Several threads call one \`TokenBucket\` at once, but \`RefCell<State>\` cannot be ` +
        'shared between threads safely. Keep what changes in a `Mutex` or in atomics, and share by `Arc`.',
    );
  });

  it('has a clock that only one thread may use', async () => {
    const text = right.replace('trait Clock: Send + Sync', 'trait Clock');
    assert.equal(
      await said(text),
      `${lineOf(text, 'trait Clock')}: Several threads call one \`TokenBucket\` at once, and it holds the clock: ` +
        '`trait Clock: Send + Sync`.',
    );
  });
});
