/** Builds solutions in a cache: the same plan with the same tools is built once. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { dirname, isAbsolute, join, normalize, sep } from 'node:path';
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { BuildPlan, PlannedFile } from '../engine/languages/language.ts';
import type { Builder, BuildResult, CancelSignal, Log, Toolchains } from '../engine/ports.ts';
import { BuildCache } from './buildCache.ts';
import type { CacheLimits } from './buildCache.ts';
import type { Tool } from './commands.ts';
import { invocationOf, toolOf } from './commands.ts';
import { execute } from './execute.ts';
import type { ExitGuard } from './processTree.ts';

export interface BuilderOptions {
  readonly cacheFolder: string;
  readonly harnessFolder: string;
  /** Kode's own version: a part of every key. */
  readonly version: string;
  readonly toolchains: Toolchains;
  readonly guard: ExitGuard;
  readonly log: Log;
  readonly limits?: CacheLimits;
}

/** A compiler's complaints beyond this help nobody. */
const MAX_OUTPUT = 256 * 1024;
const CLEAN_UP_EVERY_MS = 10 * 60_000;

type Failed = Extract<BuildResult, { ok: false }>;

export function createBuilder(options: BuilderOptions): Builder {
  const cache = new BuildCache(options.cacheFolder, options.limits);
  let cleanedAt = -Infinity;

  const cleanUpSometimes = (): void => {
    if (performance.now() - cleanedAt < CLEAN_UP_EVERY_MS) return;
    cleanedAt = performance.now();
    cache
      .cleanUp()
      .catch((error: unknown) => options.log.warn(`The build cache was not cleaned up: ${String(error)}`));
  };

  return {
    async build(plan, signal) {
      const from = performance.now();
      const ms = (): number => performance.now() - from;
      const tools = await Promise.all(plan.commands.map((command) => toolOf(command, options.toolchains)));
      const contents = await Promise.all(plan.files.map((file) => contentOf(file, options.harnessFolder)));
      const key = keyOf(plan, tools, contents, options.version);
      const cached = await cache.get(key);
      if (signal.aborted) throw new CancelledError();
      if (cached !== null) return { ok: true, dir: cached, cached: true, ms: ms() };

      const dir = await cache.begin();
      try {
        await writeFiles(dir, plan.files, contents);
        const failed = await runCommands(plan, tools, dir, options, signal);
        if (failed !== null) {
          await cache.drop(dir);
          return { ...failed, ms: ms() };
        }
        const done = await cache.put(key, dir);
        cleanUpSometimes();
        return { ok: true, dir: done, cached: false, ms: ms() };
      } catch (error) {
        await cache.drop(dir);
        throw error;
      }
    },
  };
}

/** Null where all of them succeeded. */
async function runCommands(
  plan: BuildPlan,
  tools: readonly (Tool | null)[],
  dir: string,
  { harnessFolder, guard }: BuilderOptions,
  signal: CancelSignal,
): Promise<Omit<Failed, 'ms'> | null> {
  const until = performance.now() + plan.timeoutMs;
  for (const [i, command] of plan.commands.entries()) {
    const { file, args, env } = invocationOf(command, tools[i] ?? null, dir, harnessFolder);
    const timeoutMs = Math.max(1, until - performance.now());
    const executed = await execute({
      file,
      args,
      env,
      dir,
      timeoutMs,
      maxOutput: MAX_OUTPUT,
      guard,
      signal,
    }).catch((error: unknown) => {
      throw new NotGradedError(
        `The compiler does not start: ${error instanceof Error ? error.message : String(error)}`,
        'Run "Kode: Check Toolchains" to see what Kode found on this machine.',
      );
    });
    if (executed.ended === 'cancelled') throw new CancelledError();
    const { output, exitCode, signal: by } = executed;
    if (executed.ended !== 'itself') return { ok: false, output, timedOut: true };
    if (exitCode !== 0) {
      const said =
        output.trim() === ''
          ? `The compiler ended with ${by ?? `exit code ${exitCode ?? 'unknown'}`}.\n`
          : '';
      return { ok: false, output: said + output, timedOut: false };
    }
  }
  return null;
}

async function contentOf(file: PlannedFile, harnessFolder: string): Promise<Uint8Array> {
  return 'text' in file ? Buffer.from(file.text) : readFile(join(harnessFolder, file.asset));
}

async function writeFiles(
  dir: string,
  files: readonly PlannedFile[],
  contents: readonly Uint8Array[],
): Promise<void> {
  for (const [i, file] of files.entries()) {
    const path = join(dir, inside(file.path));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, contents[i] ?? new Uint8Array());
  }
}

/** A plan may only write into its own folder. */
function inside(path: string): string {
  const clean = normalize(path);
  if (isAbsolute(clean) || clean === '..' || clean.startsWith(`..${sep}`)) {
    throw new Error(`A build writes to "${path}", which is outside its folder.`);
  }
  return clean;
}

/** Each part with its length before it, so that no two plans run into the same text. */
function keyOf(
  plan: BuildPlan,
  tools: readonly (Tool | null)[],
  contents: readonly Uint8Array[],
  version: string,
): string {
  const hash = createHash('sha256');
  const add = (...parts: readonly (string | Uint8Array)[]): void => {
    for (const part of parts) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      hash.update(`${bytes.length}:`).update(bytes);
    }
  };
  add('1', version, process.platform, process.arch, plan.language, String(plan.files.length));
  for (const [i, file] of plan.files.entries()) add(file.path, contents[i] ?? '');
  for (const [i, command] of plan.commands.entries()) {
    const tool = tools[i];
    add(tool?.path ?? '', tool?.version ?? '', String(command.args.length), ...command.args);
    for (const [name, value] of Object.entries(command.env).sort()) add(name, value);
  }
  return hash.digest('hex');
}
