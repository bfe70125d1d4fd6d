/** The judge's own parts, wired by hand, so that single steps can be timed and counted. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signature } from '../../engine/catalog/model.ts';
import type { LanguageId } from '../../engine/languages/ids.ts';
import type { BuildPlan, Command } from '../../engine/languages/language.ts';
import { adapterOf } from '../../engine/languages/registry.ts';
import { SolutionRunner } from '../../engine/grading/runner.ts';
import type { CancelSignal, GradingPorts, Oracles, SessionLimits } from '../../engine/ports.ts';
import type { LocalBuilder } from '../../platform/builder.ts';
import { createBuilder } from '../../platform/builder.ts';
import { nodeClock, nodeMachine } from '../../platform/clock.ts';
import { createLog } from '../../platform/log.ts';
import { ExitGuard } from '../../platform/processTree.ts';
import type { LocalSessions } from '../../platform/sessions.ts';
import { createSessions } from '../../platform/sessions.ts';
import { createToolchains } from '../../platform/toolchains.ts';
import { createTypeStripper } from '../../platform/typeStripper.ts';
import type { Installation } from '../installation.ts';

/** Memory that the bench's solutions may use, in MiB, on top of what their runtime needs. */
export const MEMORY_MB = 512;

export interface Workshop {
  readonly ports: GradingPorts & { readonly sessions: LocalSessions };
  readonly builder: LocalBuilder;
  /** A folder of this run: scratch of comparators in it, and the build cache below `builds`. */
  readonly folder: string;
  readonly warnings: readonly string[];
  dispose(): Promise<void>;
}

export async function openWorkshop(installation: Installation): Promise<Workshop> {
  const folder = await mkdtemp(join(tmpdir(), 'kode-bench-'));
  const warnings: string[] = [];
  const log = createLog((level, text) => {
    if (level !== 'info') warnings.push(text);
  });
  const guard = new ExitGuard();
  const harnessFolder = installation.harnessFolder;
  const toolchains = createToolchains({ override: () => undefined, guard });
  const cacheFolder = join(folder, 'builds');
  const builder = createBuilder({
    cacheFolder,
    harnessFolder,
    version: await installation.version(),
    toolchains,
    guard,
    log,
  });
  const oracles: Oracles & { dispose(): Promise<void> } = installation.oracles();
  const sessions = createSessions({ toolchains, harnessFolder, guard });
  return {
    folder,
    builder,
    warnings,
    ports: {
      clock: nodeClock,
      machine: nodeMachine,
      log,
      toolchains,
      builder,
      sessions,
      oracles,
      typeStripper: createTypeStripper(),
    },
    async dispose() {
      await Promise.all([builder.dispose(), oracles.dispose(), sessions.dispose()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Builds a text as the editor has it built when it is saved. */
export async function buildAhead(
  workshop: Workshop,
  language: LanguageId,
  text: string,
  signature: Signature,
  signal: CancelSignal,
): Promise<void> {
  const plan = await planOf(workshop, language, text, signature);
  const built = await workshop.builder.buildAhead(plan, signal);
  if (built.ok) await startAhead(workshop, language, built.dir);
}

/** Starts the next process ahead, as the editor does after a build ahead and after a grading (which knows no build). */
export async function startAhead(
  { ports }: Workshop,
  language: LanguageId,
  dir: string | null,
): Promise<void> {
  const { command, limits } = processOf(language);
  if (dir !== null || command.ahead === 'of-build') await ports.sessions.prepare(command, dir ?? '', limits);
}

function processOf(language: LanguageId): { readonly command: Command; readonly limits: SessionLimits } {
  const adapter = adapterOf(language);
  return {
    command: adapter.run(MEMORY_MB),
    limits: { memoryMb: MEMORY_MB + adapter.baselineMb, outputBytes: 4 * 1024 * 1024, processes: 32 },
  };
}

function planOf(
  { ports }: Workshop,
  language: LanguageId,
  text: string,
  signature: Signature,
): Promise<BuildPlan> {
  const adapter = adapterOf(language);
  const source = { path: `solution${adapter.extensions[0] ?? ''}`, text };
  return adapter.plan(source, signature, ports.typeStripper);
}

/** Builds a text as the judge does. @returns the folder of the build */
export async function build(
  workshop: Workshop,
  language: LanguageId,
  text: string,
  signature: Signature,
  signal: CancelSignal,
): Promise<string> {
  const plan = await planOf(workshop, language, text, signature);
  const built = await workshop.ports.builder.build(plan, signal);
  if (built.ok) return built.dir;
  throw new Error(
    `The bench's own ${adapterOf(language).title} program does not build: ${built.output.slice(0, 500)}`,
  );
}

export function runnerIn(
  { ports }: Workshop,
  language: LanguageId,
  dir: string,
  signal: CancelSignal,
): SolutionRunner {
  const { draws } = adapterOf(language);
  return new SolutionRunner({ sessions: ports.sessions, ...processOf(language), dir, draws, signal });
}
