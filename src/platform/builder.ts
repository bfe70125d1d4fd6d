/** Builds solutions in a cache: the same plan with the same tools is built once. */
import { performance } from 'node:perf_hooks';
import { CancelledError } from '../engine/grading/request.ts';
import type { BuildPlan, PlannedFile, QuickWay } from '../engine/languages/language.ts';
import type { Builder, BuildResult, CancelSignal, Log, Toolchains } from '../engine/ports.ts';
import { BuildCache } from './buildCache.ts';
import type { CacheLimits } from './buildCache.ts';
import { CompileServers } from './compileServers.ts';
import type { ExitGuard } from './processTree.ts';
import type { Recipe, Workshop } from './recipe.ts';
import { keyOf, recipeOf, runSteps, writeFiles } from './recipe.ts';
import type { KnownPart } from './sharedParts.ts';
import { SharedParts } from './sharedParts.ts';
import { SharedWork } from './sharedWork.ts';

export interface BuilderOptions {
  readonly cacheFolder: string;
  readonly harnessFolder: string;
  /** Kode's own version: a part of every key. */
  readonly version: string;
  readonly toolchains: Toolchains;
  readonly guard: ExitGuard;
  readonly log: Log;
  readonly limits?: CacheLimits;
  /** Milliseconds after which a compiler that stays ends for want of work. */
  readonly serverIdleMs?: number;
}

export interface LocalBuilder extends Builder {
  /** Builds what may be asked for later, behind everything else; a build of the same plan joins it. */
  buildAhead(plan: BuildPlan, signal: CancelSignal): Promise<BuildResult>;
  /** Ends the compilers that stay, and the making of shared parts. */
  dispose(): Promise<void>;
}

const CLEAN_UP_EVERY_MS = 10 * 60_000;

/** How far a quick way led. */
type Went =
  | { readonly to: 'program' }
  | { readonly to: 'complaints'; readonly output: string }
  | { readonly to: 'nothing'; suspect(): Promise<void> };

/** A result before anybody has waited for it. */
type Made = Omit<Extract<BuildResult, { ok: true }>, 'ms'> | Omit<Extract<BuildResult, { ok: false }>, 'ms'>;

/** A plan with nothing left to be found out. */
interface Understood {
  readonly key: string;
  readonly plain: Recipe;
  readonly quick: Prepared | null;
}

/** A quick way, ready to be gone. */
interface Prepared {
  readonly way: QuickWay;
  readonly parts: readonly KnownPart[];
  readonly recipe: Recipe;
}

export function createBuilder(options: BuilderOptions): LocalBuilder {
  const cache = new BuildCache(options.cacheFolder, options.limits);
  const servers = new CompileServers(options.guard, options.serverIdleMs);
  const workshop: Workshop = { ...options, servers };
  const parts = new SharedParts(cache, workshop);
  const told = new Set<string>();
  const running = new SharedWork<Made>();
  let cleanedAt = -Infinity;

  const cleanUpSometimes = (): void => {
    if (performance.now() - cleanedAt < CLEAN_UP_EVERY_MS) return;
    cleanedAt = performance.now();
    cache
      .cleanUp()
      .catch((error: unknown) => options.log.warn(`The build cache was not cleaned up: ${String(error)}`));
  };

  const prepare = async ({ quick, files }: BuildPlan): Promise<Prepared | null> => {
    if (quick === undefined) return null;
    const [known, recipe] = await Promise.all([
      Promise.all(quick.parts.map((part) => parts.known(part))),
      recipeOf(merged(files, quick.files), quick.commands, workshop),
    ]);
    return { way: quick, parts: known, recipe };
  };

  const goQuickly = async (
    { way, parts: known, recipe }: Prepared,
    dir: string,
    timeoutMs: number,
    signal: CancelSignal,
    tools: Workshop,
  ): Promise<Went> => {
    try {
      const held = await parts.hold(known, signal, tools.background);
      try {
        await writeFiles(dir, recipe.files);
        // Half of the time: the plain way has all of it.
        const failed = await runSteps(recipe.steps, dir, timeoutMs / 2, tools, signal, held.texts);
        if (failed === null) return { to: 'program' };
        const isLast = failed.at === recipe.steps.length - 1;
        const counts = way.complaintCode !== null && failed.exitCode === way.complaintCode;
        return isLast && counts && !failed.timedOut
          ? { to: 'complaints', output: failed.output }
          : { to: 'nothing', suspect: () => held.suspect() };
      } finally {
        held.release();
      }
    } catch (error) {
      if (error instanceof CancelledError || signal.aborted) throw error;
      const text = `A build goes the plain way: ${error instanceof Error ? error.message : String(error)}`;
      if (!told.has(text)) options.log.warn(text);
      told.add(text);
      return { to: 'nothing', suspect: () => Promise.resolve() };
    }
  };

  /** What a build is made of, and its key. */
  const understood = async (plan: BuildPlan): Promise<Understood> => {
    const [plain, quick] = await Promise.all([recipeOf(plan.files, plan.commands, workshop), prepare(plan)]);
    const key = keyOf(
      quick === null ? [plain] : [plain, quick.recipe],
      options.version,
      plan.language,
      ...(quick?.parts.map((one) => one.key) ?? []),
    );
    return { key, plain, quick };
  };

  const make = async (
    { key, plain, quick }: Understood,
    timeoutMs: number,
    signal: CancelSignal,
    tools: Workshop,
  ): Promise<Made> => {
    let dir = await cache.begin();
    try {
      const went = quick === null ? null : await goQuickly(quick, dir, timeoutMs, signal, tools);
      if (went?.to === 'complaints') {
        await cache.drop(dir);
        return { ok: false, output: went.output, timedOut: false };
      }
      if (went?.to !== 'program') {
        // What the quick way has left behind could change what the plain one makes.
        if (went !== null) {
          await cache.drop(dir);
          dir = await cache.begin();
        }
        await writeFiles(dir, plain.files);
        const failed = await runSteps(plain.steps, dir, timeoutMs, tools, signal);
        if (failed !== null) {
          await cache.drop(dir);
          return { ok: false, output: failed.output, timedOut: failed.timedOut };
        }
        // It compiles, and the quick way said no.
        await went?.suspect();
      }
      const done = await cache.put(key, dir);
      cleanUpSometimes();
      return { ok: true, dir: done, cached: false };
    } catch (error) {
      await cache.drop(dir);
      throw error;
    }
  };

  const build = async (plan: BuildPlan, signal: CancelSignal, tools: Workshop): Promise<BuildResult> => {
    const from = performance.now();
    const ms = (): number => performance.now() - from;
    const known = await understood(plan);
    const cached = await cache.get(known.key);
    if (signal.aborted) throw new CancelledError();
    if (cached !== null) return { ok: true, dir: cached, cached: true, ms: ms() };
    const built = await running.join(known.key, (ended) => make(known, plan.timeoutMs, ended, tools), signal);
    return { ...built, ms: ms() };
  };

  return {
    build: (plan, signal) => build(plan, signal, workshop),
    buildAhead: (plan, signal) => build(plan, signal, { ...workshop, background: true }),

    async dispose() {
      parts.dispose();
      await servers.dispose();
    },
  };
}

/** The second ones over the first. */
function merged(files: readonly PlannedFile[], over: readonly PlannedFile[]): readonly PlannedFile[] {
  const paths = new Set(over.map((file) => file.path));
  return [...files.filter((file) => !paths.has(file.path)), ...over];
}
