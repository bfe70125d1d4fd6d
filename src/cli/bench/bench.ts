/** `kode bench`: how fast the judge is on this machine, as one line of JSON for each goal. */
import { adapterOf } from '../../engine/languages/registry.ts';
import { LANGUAGE_IDS } from '../../engine/languages/ids.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import { CancelledError } from '../../engine/grading/request.ts';
import { anyOf } from '../../engine/catalog/complaint.ts';
import type { BenchRequest } from '../arguments.ts';
import { UsageError } from '../arguments.ts';
import type { World } from '../run.ts';
import { throughputGoal } from './caseGoals.ts';
import { editGoal } from './editGoal.ts';
import { blockedGoal, idleGoal } from './editorGoals.ts';
import { feedbackGoal, findsGoal, smallestGoal } from './graderGoals.ts';
import type { Goal } from './goal.ts';
import { lineOf, machineLoad } from './goal.ts';
import { growthGoal } from './growthGoal.ts';
import { deadlineGoal, memoryGoal, nothingLeftGoal } from './limitGoals.ts';
import { racesGoal } from './raceGoal.ts';
import type { Workshop } from './workshop.ts';
import { openWorkshop } from './workshop.ts';

export const GOALS: readonly Goal[] = [
  editGoal,
  throughputGoal,
  deadlineGoal,
  memoryGoal,
  nothingLeftGoal,
  idleGoal,
  blockedGoal,
  feedbackGoal,
  findsGoal,
  smallestGoal,
  growthGoal,
  racesGoal,
];

/**
 * @param goals those that may be named; the heavy ones of them run only when they are
 * @returns 0, or 1 where a goal was not reached
 */
export async function bench(request: BenchRequest, world: World, goals = GOALS): Promise<number> {
  const { installation, terminal, signal } = world;
  const chosen = goals.filter(({ name, heavy }) =>
    request.goals.length === 0 ? heavy !== true : request.goals.includes(name),
  );
  const unknown = request.goals.find((name) => !goals.some((goal) => goal.name === name));
  if (unknown !== undefined)
    throw new UsageError(`There is no goal "${unknown}"; there are ${anyOf(goals.map(({ name }) => name))}.`);
  const workshop = await openWorkshop(installation);
  let missed = 0;
  try {
    const languages = await available(request.languages, workshop);
    for (const goal of chosen) {
      if (signal.aborted) throw new CancelledError();
      terminal.progress(goal.name);
      try {
        await goal.run(
          {
            installation,
            workshop,
            languages,
            rounds: request.rounds,
            signal,
            say: (text) => terminal.progress(`${goal.name}: ${text}`),
          },
          (found) => {
            const line = lineOf(goal.name, found);
            if (line.reached === false) missed += 1;
            terminal.progress('');
            terminal.out(JSON.stringify({ ...line, load: machineLoad() }));
          },
        );
      } catch (error) {
        if (signal.aborted) throw new CancelledError();
        // The others are worth having all the same.
        const text = error instanceof Error ? error.message : String(error);
        missed += 1;
        terminal.out(
          JSON.stringify(lineOf(goal.name, { measure: goal.title, value: null, note: `failed: ${text}` })),
        );
      }
    }
    return missed === 0 ? 0 : 1;
  } finally {
    terminal.progress('');
    await workshop.dispose();
  }
}

/** Those asked for, or all, that this machine has the tools of. */
async function available(asked: readonly LanguageId[], { ports }: Workshop): Promise<readonly LanguageId[]> {
  const languages: LanguageId[] = [];
  for (const id of asked.length === 0 ? LANGUAGE_IDS : asked) {
    const { toolchain } = adapterOf(id);
    if (toolchain === null || (await ports.toolchains.find(toolchain)).found) languages.push(id);
  }
  return languages;
}
