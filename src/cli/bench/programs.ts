/** The shipped content's own programs: solutions, and programs that must be turned down. */
import type { Problem } from '../../engine/catalog/model.ts';
import type { Fixture, Fixtures } from '../../engine/catalog/programs.ts';
import { grade } from '../../engine/grading/grade.ts';
import type { GradeEvent, Report } from '../../engine/grading/report.ts';
import type { GradeRequest } from '../../engine/grading/request.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import type { GradingPorts } from '../../engine/ports.ts';
import type { BenchContext } from './goal.ts';

export interface TurnedDown {
  readonly problem: Problem;
  readonly fixture: Fixture;
}

export const NEEDS_CHECKOUT = 'not measured: an installed Kode has no programs that must be turned down';

/** Problems of a kind that can be graded. */
export async function problemsOf(
  { installation }: BenchContext,
  kind: 'function' | 'component',
): Promise<readonly Problem[]> {
  const { entries } = await installation.index();
  const problems = await Promise.all(
    entries.filter((entry) => entry.kind === kind).map(({ id }) => installation.problem(id)),
  );
  return problems.filter(({ spec, component }) => spec !== undefined || component !== undefined);
}

/** Function problems that can be graded. */
export function gradable(context: BenchContext): Promise<readonly Problem[]> {
  return problemsOf(context, 'function');
}

/** A problem's programs that must be turned down; null where they were not shipped. */
export async function fixturesOf(
  { installation }: BenchContext,
  { id }: Problem,
): Promise<readonly Fixture[] | null> {
  const text = await installation.optional(`content/fixtures/${id}.json`);
  return text === null ? null : (JSON.parse(text) as Fixtures).fixtures;
}

/** Of functions, in the languages of the run; null where they were not shipped. */
export async function turnedDown(context: BenchContext): Promise<readonly TurnedDown[] | null> {
  const found: TurnedDown[] = [];
  for (const problem of await gradable(context)) {
    const fixtures = await fixturesOf(context, problem);
    if (fixtures === null) return null;
    for (const fixture of fixtures)
      if (context.languages.includes(fixture.language)) found.push({ problem, fixture });
  }
  return found;
}

/** Spread over the whole list, so that a part of it is not one problem's or one language's. */
export function spread<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T);
}

export function gradeText(
  { workshop, signal }: BenchContext,
  problem: Problem,
  request: Omit<GradeRequest, 'problem' | 'file'> & { readonly text: string },
  more: { readonly ports?: GradingPorts; readonly onEvent?: (event: GradeEvent) => void } = {},
): Promise<Report> {
  const { text, ...rest } = request;
  const adapter = adapterOf(request.language);
  const path = `solution${adapter.extensions[0] ?? ''}`;
  return grade({
    request: { ...rest, problem: problem.id, file: { path, text } },
    problem,
    adapter,
    ports: more.ports ?? workshop.ports,
    onEvent: more.onEvent ?? (() => undefined),
    signal,
  });
}
