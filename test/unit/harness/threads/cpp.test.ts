/** Several threads in C++: wrong programs are caught, right ones are not, under ThreadSanitizer and by results alone. */
import assert from 'node:assert/strict';
import { adapterOf } from '../../../../src/engine/languages/registry.ts';
import type { Built } from '../driver.ts';
import { sign, sourceOf } from '../driver.ts';
import { QuickBuilder } from '../quickBuilder.ts';
import type { ThreadsProgram } from './cppPrograms.ts';
import { RIGHT } from './cppPrograms.ts';
import { WRONG } from './cppWrong.ts';
import { buildThreads, SOME, threadsOf, tryThreads, ZOO } from './zoo.ts';

const adapter = adapterOf('cpp');

describe('several threads in C++', function () {
  this.timeout(240_000);
  const quick = new QuickBuilder();

  before(() => quick.open());
  after(() => quick.close());

  /** With a detector, in the quick way and with no other to fall back on. */
  const quickly = async ({ subject, text }: ThreadsProgram): Promise<Built> => {
    const source = sourceOf(adapter, text);
    const [first] = threadsOf('cpp').builds(source, ZOO[subject].spec);
    const { dir, ms } = await quick.quickly(first.plan);
    return {
      dir,
      adapter: { ...adapter, run: first.run },
      signature: sign('unused', [], 'void'),
      source,
      ms,
    };
  };

  for (const program of RIGHT) {
    it(`right: ${program.subject}, ${program.title}`, async () => {
      const { what, said } = await tryThreads('cpp', await quickly(program), ZOO[program.subject], SOME);
      assert.equal(what, 'right', said);
    });
  }

  for (const program of WRONG) {
    it(`caught: ${program.subject}, ${program.title}`, async () => {
      const { what, lines, said } = await tryThreads('cpp', await quickly(program), ZOO[program.subject]);
      assert.equal(what, program.caught, said);
      for (const line of lines) assert.ok(program.lines?.includes(line), `line ${line}: ${said}`);
      if (program.lines !== undefined) assert.notEqual(lines.length, 0, said);
    });
  }

  it('has no detector where there are fences in the text', () => {
    const detectors = (text: string): readonly (string | null)[] =>
      threadsOf('cpp')
        .builds({ path: 'any', text }, ZOO.counter.spec)
        .map(({ detector }) => detector);
    const fenced = RIGHT.find(({ title }) => title === 'a lock of relaxed steps between fences')?.text ?? '';
    assert.deepEqual(detectors(fenced), [null, null]);
    const told = fenced.replaceAll('std::atomic_thread_fence', '// std::atomic_thread_fence');
    assert.deepEqual(detectors(told), ['ThreadSanitizer', 'ThreadSanitizer', null, null]);
  });

  it('is caught by results alone where there is no detector', async () => {
    const program = WRONG.find(({ title }) => title === 'lost update between two locks');
    assert.ok(program !== undefined);
    const subject = ZOO[program.subject];
    const ways = threadsOf('cpp').builds({ path: 'any', text: program.text }, subject.spec);
    assert.deepEqual(
      ways.map(({ detector }) => detector),
      ['ThreadSanitizer', 'ThreadSanitizer', null, null],
    );
    const built = await buildThreads('cpp', program.text, subject, (builds) => builds[2]);
    const { what, said } = await tryThreads('cpp', built, subject);
    assert.equal(what, 'illegal', said);
  });

  it('says where threads wait for each other without a detector', async () => {
    const program = WRONG.find(({ title }) => title === 'two locks in two orders');
    assert.ok(program !== undefined);
    const subject = ZOO[program.subject];
    const built = await buildThreads('cpp', program.text, subject, (builds) => builds.at(-2));
    const { what, lines, said } = await tryThreads('cpp', built, subject);
    assert.equal(what, 'deadlock', said);
    assert.ok(lines.includes(14), said);
  });
});
