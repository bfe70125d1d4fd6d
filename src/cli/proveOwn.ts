/** What an item claims about itself, apart from programs: cheap, no language is needed. */
import type { CatalogIndex, FunctionSpec, Lesson, Problem } from '../engine/catalog/model.ts';
import type { Fixture } from '../engine/catalog/programs.ts';
import type { Oracles, OracleWorker } from '../engine/ports.ts';
import { encodeArgs, encodeOutcome } from '../engine/values/wire.ts';
import type { Findings } from './findings.ts';

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
  if (problem.spec !== undefined) await examples(problem, problem.spec, oracles, findings);
  const wrong = fixtures.filter((one) => one.fault !== 'slow').length;
  findings.hold(wrong >= MIN_REJECTED, `${wrong} rejected programs; ${MIN_REJECTED} are needed`);
  const target = problem.spec?.growth.target;
  if (target !== '1' && target !== 'log n')
    findings.hold(
      fixtures.some((one) => one.fault === 'slow'),
      'no slow program',
    );
  findings.hold(problem.languages.length > 0, 'no language can be chosen');
}

/** What the author says about the examples is what the reference says. */
async function examples(
  problem: Problem,
  spec: FunctionSpec,
  oracles: Oracles,
  findings: Findings,
): Promise<void> {
  let oracle: OracleWorker | null = null;
  try {
    oracle = await oracles.open(problem.id);
    for (const [i, { args, expected }] of spec.examples.entries()) {
      const wire = encodeArgs(args, spec.signature);
      const [answer] = await oracle.expect([wire]);
      if (answer === null || answer === undefined) {
        findings.hold(false, `example ${i + 1} is not a valid input: the reference's valid() refuses it`);
        continue;
      }
      const after = spec.signature.params.map((param, at) =>
        param.role === 'inout' ? expected.after?.[param.name] : args[at],
      );
      const said = encodeOutcome(expected.result, after, spec.signature);
      const judged = said === answer.want ? { ok: true } : await oracle.judge(wire, answer.want, said);
      findings.hold(judged.ok, `example ${i + 1} says ${said}, the reference ${answer.want}`);
    }
  } catch (error) {
    findings.hold(false, `the reference failed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await oracle?.dispose();
  }
}
