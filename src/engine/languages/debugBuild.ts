/** What the builds for debuggers have in common. */
import type { BuildPlan, Command } from './language.ts';

/**
 * The plain way of a plan with other commands, and a line before the solution's text that tells the compiler whose text it is:
 * then breakpoints in the learner's own file are hit.
 * @param solution path of the solution's file in the build
 */
export function forDebugger(
  plan: BuildPlan,
  solution: string,
  firstLine: string,
  commands: readonly Command[],
): BuildPlan {
  const { language, timeoutMs } = plan;
  const files = plan.files.map((file) =>
    file.path === solution && 'text' in file ? { ...file, text: firstLine + file.text } : file,
  );
  return { language, files, commands, timeoutMs };
}
