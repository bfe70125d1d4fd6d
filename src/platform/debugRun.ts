/** A solution built for a debugger, with one case laid beside it. */
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Signature } from '../engine/catalog/model.ts';
import type { DebugBuild, LanguageAdapter, SolutionSource } from '../engine/languages/language.ts';
import { PlanError } from '../engine/languages/language.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { Toolchains } from '../engine/ports.ts';
import { invocationOf, toolOf } from './commands.ts';
import { execute } from './execute.ts';
import type { ExitGuard } from './processTree.ts';

export interface DebugRunOptions {
  readonly adapter: LanguageAdapter;
  readonly source: SolutionSource;
  readonly signature: Signature;
  /** The arguments on the wire. */
  readonly args: string;
  /** Emptied, then written. */
  readonly folder: string;
  readonly harnessFolder: string;
  readonly toolchains: Toolchains;
  readonly guard: ExitGuard;
}

/** What a debugger is told to start. */
export interface DebugRun {
  readonly file: string;
  readonly args: readonly string[];
  readonly dir: string;
  /** On top of the environment that the debugger has. */
  readonly env: Readonly<Record<string, string>>;
  /** Where the program leaves its replies: the one to "hello", then the one to the case. */
  readonly replies: string;
}

const OUTPUT_BYTES = 64 * 1024;

/** @throws NotGradedError where the solution does not compile, or the toolchain is missing */
export async function prepareDebugRun(options: DebugRunOptions): Promise<DebugRun> {
  const { adapter, source, folder, harnessFolder, toolchains, guard } = options;
  const { plan, run, solution } = buildOf(options);
  await rm(folder, { recursive: true, force: true });
  for (const file of plan.files) {
    const target = join(folder, file.path);
    await mkdir(dirname(target), { recursive: true });
    if ('text' in file) await writeFile(target, file.text);
    else await copyFile(join(harnessFolder, file.asset), target);
  }
  for (const command of plan.commands) {
    const invocation = invocationOf(command, await toolOf(command, toolchains), folder, harnessFolder);
    const { exitCode, output, ended } = await execute({
      ...invocation,
      dir: folder,
      timeoutMs: plan.timeoutMs,
      maxOutput: OUTPUT_BYTES,
      guard,
    });
    if (ended !== 'itself') throw new NotGradedError('The compiler did not end.', 'Debug again.');
    if (exitCode !== 0) {
      const known = solution === undefined ? output : output.replaceAll(source.path, () => solution);
      throw complaint(adapter.compileMessages(known, source, options.signature));
    }
  }
  const requests = join(folder, 'requests.txt');
  const replies = join(folder, 'replies.txt');
  await writeFile(requests, `["hello"]\n[1,${options.args}]\n`);
  await writeFile(replies, '');
  const { file, args } = invocationOf(run, await toolOf(run, toolchains), folder, harnessFolder);
  return {
    file,
    args,
    dir: folder,
    env: { ...run.env, KODE_REQUESTS: requests, KODE_REPLIES: replies },
    replies,
  };
}

function buildOf({ adapter, source, signature }: DebugRunOptions): DebugBuild {
  if (adapter.debugBuild === undefined) throw new Error(`${adapter.title} has no build for a debugger.`);
  try {
    return adapter.debugBuild(source, signature);
  } catch (error) {
    if (error instanceof PlanError) throw complaint(error.messages);
    throw error;
  }
}

function complaint(messages: PlanError['messages']): NotGradedError {
  const [message] = messages;
  return new NotGradedError(
    message?.text ?? 'The solution does not compile.',
    `Line ${message?.line ?? 1} has to be right first.`,
  );
}
