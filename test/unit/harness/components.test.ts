/**
 * Components in every language, with the real toolchains. A language takes part as soon as its adapter has `component` and
 * `components/<id>.ts` exports `programs`.
 */
import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { acceptOf } from '../../../src/engine/components/source.ts';
import { firstDivergence } from '../../../src/engine/components/compareSequence.ts';
import { RANDOM_SEQUENCES, randomSequence } from '../../../src/engine/components/sequences.ts';
import { runSequence } from '../../../src/engine/components/run.ts';
import type { RunSequence } from '../../../src/engine/components/run.ts';
import type { CallOutcome, Sequence, Step } from '../../../src/engine/components/spec.ts';
import { decodeOutcomes, encodeSequence } from '../../../src/engine/components/wire.ts';
import { LANGUAGE_IDS } from '../../../src/engine/languages/ids.ts';
import type { LanguageId } from '../../../src/engine/languages/ids.ts';
import { PlanError } from '../../../src/engine/languages/language.ts';
import type { LanguageAdapter } from '../../../src/engine/languages/language.ts';
import { adapterOf } from '../../../src/engine/languages/registry.ts';
import { makeRng } from '../../../src/engine/values/rng.ts';
import type { Reply } from '../../../src/engine/grading/reply.ts';
import { BuildFailure, sign, typeStripper, withRun } from './driver.ts';
import type { Died, Run } from './driver.ts';
import { SUBJECTS } from './components/programs.ts';
import type { ComponentPrograms, Refused, Subject, SubjectName } from './components/programs.ts';

const SEED = 7;

/** The component of a subject, as something that the driver of functions builds and runs. */
function asFunctions({ spec }: Subject, adapter: LanguageAdapter): LanguageAdapter {
  const { component } = adapter;
  assert.ok(component !== undefined, `${adapter.id} has no components`);
  return {
    ...adapter,
    plan: (source) => component.plan(source, spec, typeStripper),
    compileMessages: (output, source) => component.compileMessages(output, source, spec),
  };
}

class Component {
  readonly subject: Subject;
  private readonly run: Run;

  constructor(subject: Subject, run: Run) {
    this.subject = subject;
    this.run = run;
  }

  /** What a sequence gave, and the size of what was printed after it. */
  async outcomes(sequence: Sequence): Promise<{ readonly outcomes: readonly CallOutcome[]; offset: number }> {
    const { spec } = this.subject;
    const reply: Reply | Died = await this.run.callWire(encodeSequence(sequence, spec));
    assert.ok('kind' in reply && reply.kind === 'value', JSON.stringify(reply));
    return { outcomes: decodeOutcomes(reply.outcome, sequence, spec), offset: reply.offset };
  }

  /** The first step that is not as the model says, as a text; null where all is right. */
  async wrong(sequence: Sequence): Promise<string | null> {
    const { spec, model } = this.subject;
    const want = expected(this.subject, sequence);
    const { outcomes } = await this.outcomes(want.sequence);
    const accept = acceptOf(spec, model, want.sequence);
    const first = firstDivergence(spec, want.sequence, want.outcomes, outcomes, accept);
    return first === null ? null : `${JSON.stringify(first)} in ${encodeSequence(want.sequence, spec)}`;
  }

  printed(to: number): string {
    return this.run.printed(0, to);
  }
}

function expected({ spec, model }: Subject, sequence: Sequence): RunSequence {
  const run = runSequence(spec, model, sequence);
  assert.ok(run !== null);
  return run;
}

/** Random sequences, spread over all that a run has. */
function drawn({ spec, model }: Subject, count: number): readonly Sequence[] {
  return Array.from({ length: count }, (_, i) =>
    randomSequence(spec, model, SEED + Math.floor(i / RANDOM_SEQUENCES), i % RANDOM_SEQUENCES),
  );
}

/** Steps by the names of methods; a number is an advance. */
function stepsOf({ spec }: Subject, ...steps: readonly (readonly [string, ...unknown[]])[]): readonly Step[] {
  return steps.map(([name, ...args]) => {
    const method = spec.methods.findIndex((one) => one.name === name);
    assert.ok(method >= 0, name);
    return { method, args };
  });
}

async function withComponent<T>(
  adapter: LanguageAdapter,
  name: SubjectName,
  text: string,
  use: (component: Component) => Promise<T>,
): Promise<T> {
  const subject = SUBJECTS[name];
  return withRun(asFunctions(subject, adapter), text, sign('unused', [], 'void'), async (run) => {
    assert.deepEqual(await run.hello(), { ok: true });
    return use(new Component(subject, run));
  });
}

/** What is said about a solution that cannot be run, wherever it is found: plan, build or load. */
async function complaint(
  adapter: LanguageAdapter,
  text: string,
): Promise<{ readonly line: number; readonly text: string }> {
  try {
    const built = asFunctions(SUBJECTS.tokenBucket, adapter);
    return await withRun(built, text, sign('unused', [], 'void'), async (run) => {
      const loaded = await run.hello();
      assert.ok('ok' in loaded && !loaded.ok, `it loads: ${JSON.stringify(loaded)}`);
      return { line: loaded.line, text: loaded.message };
    });
  } catch (error) {
    if (!(error instanceof PlanError) && !(error instanceof BuildFailure)) throw error;
    const [first] = error.messages;
    assert.ok(first !== undefined);
    return first;
  }
}

const kinds = (outcomes: readonly CallOutcome[]): readonly string[] => outcomes.map(({ kind }) => kind);
const name = (file: string): string => path.join(import.meta.dirname, 'components', file);
const found = LANGUAGE_IDS.filter((id) => fs.existsSync(name(`${id}.ts`)));

for (const id of found) {
  const { programs } = (await import(name(`${id}.ts`))) as { readonly programs: ComponentPrograms };
  describeLanguage(id, programs);
}

function describeLanguage(id: LanguageId, programs: ComponentPrograms): void {
  const adapter = adapterOf(id);

  describe(`a component in ${adapter.title}`, function () {
    this.timeout(180_000);

    for (const [subject, text] of Object.entries(programs.right) as [SubjectName, string][]) {
      const count = subject === 'lruCache' ? 1_000 : 300;
      it(`${subject}: is right in its examples and ${count} random sequences of one process`, async () => {
        await withComponent(adapter, subject, text, async (component) => {
          const { spec } = SUBJECTS[subject];
          for (const { sequence } of spec.examples) assert.equal(await component.wrong(sequence), null);
          for (const sequence of drawn(SUBJECTS[subject], count))
            assert.equal(await component.wrong(sequence), null);
        });
      });
    }

    for (const [subject, text] of Object.entries(programs.bare) as [SubjectName, string][]) {
      it(`${subject}: needs neither clock, errors nor records of its own`, async () => {
        await withComponent(adapter, subject, text, async (component) => {
          for (const sequence of drawn(SUBJECTS[subject], 60))
            assert.equal(await component.wrong(sequence), null);
        });
      });
    }

    it('is seen to be wrong, at the first step that is', async () => {
      await withComponent(adapter, 'lruCache', programs.wrong, async (component) => {
        const { spec } = component.subject;
        const [example] = spec.examples;
        assert.ok(example);
        const { outcomes } = await component.outcomes(example.sequence);
        const first = firstDivergence(spec, example.sequence, example.outcomes, outcomes, () => true);
        assert.deepEqual(first, {
          at: 3,
          expected: { kind: 'value', value: 2 },
          actual: { kind: 'value', value: 1 },
          why: null,
        });
      });
    });

    it('refuses in its constructor: that is the only outcome', async () => {
      await withComponent(adapter, 'tokenBucket', programs.right.tokenBucket, async (component) => {
        const steps = stepsOf(component.subject, ['allow', 1]);
        const refused = await component.outcomes({ args: [0, 1, 1], steps, start: 3 });
        assert.deepEqual(refused.outcomes, [{ kind: 'refused', code: 'INVALID' }]);
        const made = await component.outcomes({ args: [1, 1, 1], steps, start: 3 });
        assert.deepEqual(kinds(made.outcomes), ['value', 'value']);
      });
    });

    it('dies of an error without a code, at its line, and the process goes on', async () => {
      const { text, line, shown } = programs.crashes;
      await withComponent(adapter, 'lruCache', text, async (component) => {
        const steps = stepsOf(component.subject, ['put', 1, 10], ['peek', 13], ['size']);
        const { outcomes } = await component.outcomes({ args: [2], steps, start: 0 });
        assert.deepEqual(kinds(outcomes), ['value', 'value', 'crashed']);
        const crash = outcomes[2] as Extract<CallOutcome, { kind: 'crashed' }>;
        assert.match(`${crash.type}: ${crash.message}`, shown);
        assert.equal(crash.line, line);
        for (const { sequence } of component.subject.spec.examples)
          assert.equal(await component.wrong(sequence), null);
      });
    });

    it('dies of an error whose code the problem does not have', async () => {
      await withComponent(adapter, 'meetingScheduler', programs.otherCode, async (component) => {
        const steps = stepsOf(component.subject, ['book', 0, 5, 1], ['book', 5, 9, 13], ['cancel', 1]);
        const args = [[{ id: 'a', capacity: 20 }]];
        const { outcomes } = await component.outcomes({ args, steps, start: 0 });
        assert.deepEqual(kinds(outcomes), ['value', 'value', 'crashed'], JSON.stringify(outcomes));
        assert.equal(await component.wrong({ args, steps: steps.slice(0, 1), start: 0 }), null);
      });
    });

    const { mistyped, changesLater } = programs;
    if (mistyped !== null) {
      it('gives what is not of the declared type', async () => {
        await withComponent(adapter, 'lruCache', mistyped.text, async (component) => {
          const steps = stepsOf(component.subject, ['put', 1, 10], ['size'], ['put', 2, 20]);
          const { outcomes } = await component.outcomes({ args: [2], steps, start: 0 });
          assert.deepEqual(kinds(outcomes), ['value', 'value', 'illTyped']);
          const wrong = outcomes[2] as Extract<CallOutcome, { kind: 'illTyped' }>;
          assert.equal(wrong.shown, mistyped.shown);
          assert.match(wrong.why, mistyped.why);
          assert.equal(await component.wrong({ args: [2], steps: steps.slice(0, 1), start: 0 }), null);
        });
      });
    }

    it('prints between its calls', async () => {
      await withComponent(adapter, 'lruCache', programs.prints, async (component) => {
        const [example] = component.subject.spec.examples;
        assert.ok(example);
        const { outcomes, offset } = await component.outcomes(example.sequence);
        assert.deepEqual(outcomes, example.outcomes);
        assert.equal(component.printed(offset).replaceAll('\r', ''), 'put\nput\nput\n');
      });
    });

    if (changesLater !== null) {
      it('changes later what it returned', async () => {
        const { subject, text } = changesLater;
        await withComponent(adapter, subject, text, async (component) => {
          for (const { sequence } of SUBJECTS[subject].spec.examples)
            assert.equal(await component.wrong(sequence), null);
          for (const sequence of drawn(SUBJECTS[subject], 100))
            assert.equal(await component.wrong(sequence), null);
        });
      });
    }

    it('takes 20,000 calls in one sequence', async () => {
      await withComponent(adapter, 'lruCache', programs.right.lruCache, async (component) => {
        const rng = makeRng(SEED);
        const draw = (): [string, ...unknown[]] => {
          const key = rng.int(0, 40);
          return rng.chance(0.5) ? ['put', key, rng.int(0, 9)] : [rng.pick(['get', 'peek', 'remove']), key];
        };
        const steps = stepsOf(component.subject, ...Array.from({ length: 20_000 }, draw));
        assert.equal(await component.wrong({ args: [20], steps, start: 0 }), null);
      });
    });

    const refused: Readonly<Record<string, Refused>> = {
      'has a method missing': programs.missing,
      'has a method with another signature': programs.otherSignature,
      'reads the real clock': programs.realClock,
      sleeps: programs.sleeps,
    };
    for (const [what, { text, line, message }] of Object.entries(refused)) {
      it(`${what}, and is told so at its line`, async () => {
        const said = await complaint(adapter, text);
        assert.match(said.text, message);
        assert.equal(said.line, line, said.text);
      });
    }
  });
}

describe('components', () => {
  it('have programs in every language that has them', () => {
    const having = LANGUAGE_IDS.filter((id) => adapterOf(id).component !== undefined);
    assert.deepEqual(
      having.filter((id) => !found.includes(id)),
      [],
    );
  });
});
