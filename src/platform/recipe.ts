/** The files and commands of a build: their key in the cache, and how they are carried out. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { Command, PlannedFile } from '../engine/languages/language.ts';
import type { CancelSignal, Toolchains } from '../engine/ports.ts';
import type { PartTexts, Tool } from './commands.ts';
import { invocationOf, toolOf } from './commands.ts';
import type { CompileServers } from './compileServers.ts';
import { execute } from './execute.ts';
import type { ExitGuard } from './processTree.ts';

/** What commands run in. */
export interface Workshop {
  readonly harnessFolder: string;
  /** Kode's own version: a part of every key. */
  readonly version: string;
  readonly toolchains: Toolchains;
  readonly guard: ExitGuard;
  readonly servers: CompileServers;
  /** Nobody waits for what is made: others go first. */
  readonly background?: boolean;
}

/** Files with their contents and commands with their tools: nothing is left to be found out. */
export interface Recipe {
  readonly files: readonly { readonly path: string; readonly content: Uint8Array }[];
  readonly steps: readonly { readonly command: Command; readonly tool: Tool | null }[];
}

/** @throws NotGradedError where a toolchain is missing */
export async function recipeOf(
  files: readonly PlannedFile[],
  commands: readonly Command[],
  workshop: Workshop,
): Promise<Recipe> {
  const [contents, tools] = await Promise.all([
    Promise.all(files.map((file) => contentOf(file, workshop.harnessFolder))),
    Promise.all(commands.map((command) => toolOf(command.server ?? command, workshop.toolchains))),
  ]);
  return {
    files: files.map((file, i) => ({ path: file.path, content: contents[i] as Uint8Array })),
    steps: commands.map((command, i) => ({ command, tool: tools[i] ?? null })),
  };
}

async function contentOf(file: PlannedFile, harnessFolder: string): Promise<Uint8Array> {
  return 'text' in file ? Buffer.from(file.text) : readFile(join(harnessFolder, file.asset));
}

/** Each part with its length before it, so that no two recipes run into the same text. */
export function keyOf(recipes: readonly Recipe[], ...more: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (...parts: readonly (string | Uint8Array)[]): void => {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      hash.update(`${bytes.length}:`).update(bytes);
    }
  };
  const addCommand = (command: Command): void => {
    add(String(command.args.length), ...command.args, command.outputFile ?? '');
    for (const [name, value] of Object.entries(command.env).sort()) add(name, value);
    if (command.server !== undefined) addCommand(command.server);
  };
  add('2', process.platform, process.arch, ...more);
  for (const { files, steps } of recipes) {
    add(String(files.length), String(steps.length));
    for (const { path, content } of files) add(path, content);
    for (const { command, tool } of steps) {
      add(tool?.path ?? '', tool?.version ?? '');
      addCommand(command);
    }
  }
  return hash.digest('hex');
}

export async function writeFiles(dir: string, files: Recipe['files']): Promise<void> {
  for (const { path, content } of files) {
    const target = join(dir, inside(path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** A build may only write into its own folder. */
function inside(path: string): string {
  const clean = normalize(path);
  if (isAbsolute(clean) || clean === '..' || clean.startsWith(`..${sep}`)) {
    throw new Error(`A build writes to "${path}", which is outside its folder.`);
  }
  return clean;
}

/** A compiler's complaints beyond this help nobody. */
const MAX_OUTPUT = 256 * 1024;

/** How a step went wrong. */
export interface FailedStep {
  readonly output: string;
  readonly exitCode: number | null;
  readonly timedOut: boolean;
  /** Its place among the steps. */
  readonly at: number;
}

/** Null where all of them succeeded. */
export async function runSteps(
  steps: Recipe['steps'],
  dir: string,
  timeoutMs: number,
  workshop: Workshop,
  signal: CancelSignal,
  parts?: PartTexts,
): Promise<FailedStep | null> {
  const until = performance.now() + timeoutMs;
  for (const [at, { command, tool }] of steps.entries()) {
    const left = Math.max(1, until - performance.now());
    const { output, exitCode, by, timedOut } = await runStep(
      command,
      tool,
      dir,
      left,
      workshop,
      signal,
      parts,
    );
    if (timedOut) return { output, exitCode, timedOut, at };
    if (exitCode !== 0) {
      const said =
        output.trim() === ''
          ? `The compiler ended with ${by ?? `exit code ${exitCode ?? 'unknown'}`}.\n`
          : '';
      return { output: said + output, exitCode, timedOut, at };
    }
    if (command.outputFile !== undefined) await writeFile(join(dir, inside(command.outputFile)), output);
  }
  return null;
}

interface StepEnd {
  readonly output: string;
  readonly exitCode: number | null;
  readonly by: string | null;
  readonly timedOut: boolean;
}

async function runStep(
  command: Command,
  tool: Tool | null,
  dir: string,
  timeoutMs: number,
  { harnessFolder, guard, servers, background = false }: Workshop,
  signal: CancelSignal,
  parts?: PartTexts,
): Promise<StepEnd> {
  const invoked = invocationOf(command, tool, dir, harnessFolder, parts);
  if (command.server !== undefined) {
    const server = invocationOf(command.server, tool, dir, harnessFolder, parts);
    // Its first word is no program here.
    const args = tool === null ? [invoked.file, ...invoked.args] : invoked.args;
    return { ...(await servers.run(server, args, timeoutMs, signal)), by: null };
  }
  const { file, args, env } = invoked;
  const executed = await execute({
    file,
    args,
    env,
    dir,
    timeoutMs,
    maxOutput: MAX_OUTPUT,
    guard,
    signal,
    background,
  }).catch((error: unknown) => {
    throw new NotGradedError(
      `The compiler does not start: ${error instanceof Error ? error.message : String(error)}`,
      'Run "Kode: Check Toolchains" to see what Kode found on this machine.',
    );
  });
  if (executed.ended === 'cancelled') throw new CancelledError();
  const { output, exitCode, signal: by } = executed;
  return { output, exitCode, by, timedOut: executed.ended !== 'itself' };
}
