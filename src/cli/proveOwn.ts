/** What an item claims about itself, apart from programs: cheap, no language is needed. */
import type { CatalogIndex, FunctionSpec, Lesson, Problem } from '../engine/catalog/model.ts';
import type { Fixture } from '../engine/catalog/programs.ts';
import type { Oracles, OracleWorker } from '../engine/ports.ts';
import type { ComponentSpec } from '../engine/components/spec.ts';
import { encodeOutcomes, encodeSequence } from '../engine/components/wire.ts';
import { encodeArgs, encodeOutcome } from '../engine/values/wire.ts';
import type { Findings } from './findings.ts';
import { proveEstimate } from './proveEstimate.ts';

/** Programs that a problem needs, so that its inputs are known to tell right from wrong. */
const MIN_REJECTED = 2;

/** Whether the text and its figures fit together was held by the build; here, that what was shipped is whole. */
export function proveLesson(lesson: Lesson, index: CatalogIndex, findings: Findings): void {
  const ids = new Set(index.entries.map((entry) => entry.id));
  findings.hold(lesson.markdown.trim() !== '', 'it has no text');
  for (const [, id = ''] of lesson.markdown.matchAll(/\]\(kode:([^)\s]+)\)/g))
    findings.hold(ids.has(id), `its link "kode:${id}" leads nowhere`);
  for (const id of [...lesson.needs, ...lesson.practise])
    findings.hold(ids.has(id), `it names "${id}", which is not there`);
  for (const [, name = ''] of lesson.markdown.matchAll(/^:::figure\s+([a-z0-9-]+)/gm))
    findings.hold(lesson.figures[name]?.includes('<svg') === true, `its figure "${name}" is not drawn`);
}

export async function proveProblem(
  problem: Problem,
  fixtures: readonly Fixture[],
  oracles: Oracles,
  findings: Findings,
): Promise<void> {
  const { spec, component, estimate } = problem;
  if (estimate !== undefined) {
    proveEstimate(problem.id, estimate, findings);
    return;
  }
  const said = spec !== undefined ? callsOf(spec) : component !== undefined ? sequencesOf(component) : [];
  await examples(problem, said, oracles, findings);
  const wrong = fixtures.filter((one) => one.fault !== 'slow').length;
  findings.hold(wrong >= MIN_REJECTED, `${wrong} rejected programs; ${MIN_REJECTED} are needed`);
  const target = spec?.growth.target;
  if (target !== undefined && target !== '1' && target !== 'log n')
    findings.hold(
      fixtures.some((one) => one.fault === 'slow'),
      'no slow program',
    );
  findings.hold(problem.languages.length > 0, 'no language can be chosen');
}

/** An input of an example, and what its author says is right, both on the wire. */
interface SaidExample {
  readonly args: string;
  readonly want: string;
}

function callsOf({ examples: all, signature }: FunctionSpec): readonly SaidExample[] {
  return all.map(({ args, expected }) => {
    const after = signature.params.map((param, at) =>
      param.role === 'inout' ? expected.after?.[param.name] : args[at],
    );
    return { args: encodeArgs(args, signature), want: encodeOutcome(expected.result, after, signature) };
  });
}

function sequencesOf(component: ComponentSpec): readonly SaidExample[] {
  return component.examples.map(({ sequence, outcomes }) => ({
    args: encodeSequence(sequence, component),
    want: encodeOutcomes(outcomes, sequence, component),
  }));
}

/** What the author says about the examples is what the reference says. */
async function examples(
  problem: Problem,
  said: readonly SaidExample[],
  oracles: Oracles,
  findings: Findings,
): Promise<void> {
  let oracle: OracleWorker | null = null;
  try {
    oracle = await oracles.open(problem.id);
    for (const [i, { args, want }] of said.entries()) {
      const [answer] = await oracle.expect([args]);
      if (answer === null || answer === undefined) {
        findings.hold(false, `example ${i + 1} is not a valid input: the reference's rules refuse it`);
        continue;
      }
      const judged = want === answer.want ? { ok: true } : await oracle.judge(args, answer.want, want);
      findings.hold(judged.ok, `example ${i + 1} says ${want}, the reference ${answer.want}`);
    }
  } catch (error) {
    findings.hold(false, `the reference failed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await oracle?.dispose();
  }
}
