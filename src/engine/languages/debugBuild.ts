/** What the builds for debuggers have in common. */
import type { BuildPlan, Command } from './language.ts';

/** The plain way of a plan, by other commands. */
export function forDebugger(
  { language, files, timeoutMs }: BuildPlan,
  commands: readonly Command[],
): BuildPlan {
  return { language, files, commands, timeoutMs };
}

/**
 * A plan with a line before the solution's text that tells the compiler whose text it is: then breakpoints in the learner's own
 * file are hit.
 * @param solution path of the solution's file in the build
 */
export function namedInFirstLine(plan: BuildPlan, solution: string, line: string): BuildPlan {
  const files = plan.files.map((file) =>
    file.path === solution && 'text' in file ? { ...file, text: `${line}\n${file.text}` } : file,
  );
  return { ...plan, files };
}
