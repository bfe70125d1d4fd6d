/** `kode scaffold`. */
import { randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import type { Problem } from '../engine/catalog/model.ts';
import { formatSheet } from '../engine/estimates/sheet.ts';
import type { EstimateSpec } from '../engine/estimates/spec.ts';
import { MOST_SEED } from '../engine/estimates/state.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import { adapterOf } from '../engine/languages/registry.ts';
import { planScaffold } from '../engine/scaffold/plan.ts';
import { nodeFiles } from '../platform/files.ts';
import type { World } from './run.ts';
import type { Terminal } from './terminal.ts';

/** The practice folder below `--dir`; in the editor it is a setting. */
const FOLDER = 'kode';

export async function scaffold(
  request: { readonly id: string; readonly language: LanguageId; readonly dir: string },
  { installation, terminal, cwd }: World,
): Promise<number> {
  const { id, language } = request;
  const problem = await installation.problem(id);
  if (problem.estimate !== undefined)
    return startSheet(problem, problem.estimate, resolve(cwd, request.dir), terminal);
  const adapter = adapterOf(language);
  if (!problem.languages.includes(language)) {
    throw new NotGradedError(
      `"${id}" cannot be solved in ${adapter.title} yet.`,
      `Choose one of ${problem.languages.join(', ')}.`,
    );
  }
  const { topics } = await installation.index();
  const plan = planScaffold(problem, adapter, topics, FOLDER);
  const pathOf = (relative: string): string =>
    nodeFiles.join(resolve(cwd, request.dir), ...relative.split('/'));

  const solution = pathOf(plan.solution.path);
  // The solution goes first: where it is there already, nothing else is written either.
  if (!(await nodeFiles.create(solution, plan.solution.text))) {
    throw new NotGradedError(
      `${solution} exists already and was left as it is.`,
      'Move or rename it to start again.',
    );
  }
  terminal.out(solution);
  for (const file of [...plan.tests, ...(plan.cases === null ? [] : [plan.cases]), ...plan.support]) {
    const path = pathOf(file.path);
    if (await nodeFiles.create(path, file.text)) terminal.out(path);
  }
  return 0;
}

/** An estimate has no language: its sheet lies in the folder of its topic, with numbers of its own. */
async function startSheet(
  problem: Problem,
  spec: EstimateSpec,
  root: string,
  terminal: Terminal,
): Promise<number> {
  const path = nodeFiles.join(root, FOLDER, 'estimates', `${problem.id}.txt`);
  if (!(await nodeFiles.create(path, formatSheet(problem, spec, randomInt(1, MOST_SEED)))))
    throw new NotGradedError(
      `${path} exists already and was left as it is.`,
      'Move or rename it to start again with other numbers.',
    );
  terminal.out(path);
  return 0;
}
