/** Runs snippets: built in the cache of builds, then run with the limits of a solution, the whole process tree gone after it. */
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { Command } from '../engine/languages/language.ts';
import { adapterOf } from '../engine/languages/registry.ts';
import type { CancelSignal, Log, SessionLimits, Toolchains } from '../engine/ports.ts';
import { snippetPlan } from '../engine/snippets/plan.ts';
import type { Snippet, SnippetRun } from '../engine/snippets/snippet.ts';
import { SNIPPET_LIMITS, snippetLimits } from '../engine/snippets/snippet.ts';
import { createBuilder } from './builder.ts';
import { Capture } from './capture.ts';
import { invocationOf, toolOf } from './commands.ts';
import { launch } from './launch.ts';
import type { ProcessTree } from './processTree.ts';
import { ExitGuard, newRunMark } from './processTree.ts';
import { createToolchains } from './toolchains.ts';
import { createTypeStripper } from './typeStripper.ts';

export interface SnippetRunnerOptions {
  readonly harnessFolder: string;
  /** Where builds are kept; several processes may share it. */
  readonly cacheFolder: string;
  /** Kode's version. */
  readonly version: string;
  /** Executables named by the user, by toolchain id; '' or nothing: look on the PATH. */
  readonly toolchains: Readonly<Record<string, string>>;
  readonly log: Log;
  /** Wall milliseconds of a run; the limit of snippets where absent. */
  readonly wallMs?: number;
}

export interface SnippetRunner {
  /** @throws NotGradedError where the toolchain is missing, CancelledError */
  runSnippet(snippet: Snippet, signal: CancelSignal): Promise<SnippetRun>;
  dispose(): Promise<void>;
}

/** How often memory, processes and printed bytes are looked at. */
const LOOK_MS = 25;
/** Over the limit of printed bytes, so that the look at the file's size comes first and says what happened. */
const FILE_SLACK_BYTES = 8 * 1024 * 1024;

export function createSnippetRunner(options: SnippetRunnerOptions): SnippetRunner {
  const guard = new ExitGuard();
  const toolchains = createToolchains({ override: (id) => options.toolchains[id], guard });
  const builder = createBuilder({ ...options, toolchains, guard });
  const typeStripper = createTypeStripper();
  const place = { ...options, toolchains, guard };

  return {
    async runSnippet(snippet, signal) {
      if (signal.aborted) throw new CancelledError();
      const plan = await snippetPlan(snippet, typeStripper).catch((error: unknown) => {
        if (error instanceof SyntaxError) return syntaxText(error);
        throw error;
      });
      if (typeof plan === 'string') return { kind: 'unbuilt', output: plan };
      // What is run without a build needs its toolchain all the same, and says so before anything is written.
      await toolOf(plan.run, toolchains);
      const built = await builder.build(plan.build, signal);
      if (!built.ok) {
        const output = built.timedOut ? `The compiler did not end.\n${built.output}` : built.output;
        return { kind: 'unbuilt', output };
      }
      const limits = snippetLimits(adapterOf(snippet.language).baselineMb);
      return runBuilt(plan.run, built.dir, limits, signal, place);
    },
    dispose: () => builder.dispose(),
  };
}

function syntaxText(error: SyntaxError): string {
  const line = 'line' in error && typeof error.line === 'number' && error.line > 0 ? `${error.line}: ` : '';
  return `${line}SyntaxError: ${error.message}\n`;
}

interface Place {
  readonly toolchains: Toolchains;
  readonly harnessFolder: string;
  readonly guard: ExitGuard;
  readonly wallMs?: number;
}

type End = Extract<SnippetRun, { kind: 'ran' }>['end'] | 'cancelled';

async function runBuilt(
  command: Command,
  dir: string,
  limits: SessionLimits,
  signal: CancelSignal,
  { toolchains, harnessFolder, guard, wallMs = SNIPPET_LIMITS.wallMs }: Place,
): Promise<SnippetRun> {
  const { file, args, env } = invocationOf(command, await toolOf(command, toolchains), dir, harnessFolder);
  const mark = newRunMark();
  const capture = new Capture(mark);
  try {
    const from = performance.now();
    const guards = { fileBytes: limits.outputBytes + FILE_SLACK_BYTES };
    const started = { file, args, dir, env, stdio: ['ignore', capture.fd, capture.fd], guards } as const;
    const { child, tree } = await launch({ ...started, stdio: [...started.stdio] }, mark).catch(
      (error: unknown) => {
        throw new NotGradedError(
          `The program does not start: ${error instanceof Error ? error.message : String(error)}`,
          'Run it again. If it stays, run "Kode: Check Toolchains".',
        );
      },
    );
    guard.add(tree);
    const exited = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
    let end: End = 'exit';
    const stop = (why: End): void => {
      if (end !== 'exit') return;
      end = why;
      void tree.kill();
    };
    const cancel = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('time'), wallMs);
    const endWatch = watch(tree, capture, limits, stop);
    signal.addEventListener('abort', cancel);
    if (signal.aborted) cancel();
    const [exitCode, by] = await exited;
    const ms = performance.now() - from;
    clearTimeout(timer);
    endWatch();
    signal.removeEventListener('abort', cancel);
    // What it has started and left behind goes, too.
    await tree.kill();
    guard.delete(tree);
    const why = reasonOf(end, by, capture.size(), limits);
    if (why === 'cancelled') throw new CancelledError();
    return {
      kind: 'ran',
      end: why,
      exitCode,
      signal: by,
      output: await capture.text(0, Infinity, SNIPPET_LIMITS.shownBytes),
      cut: capture.size() > SNIPPET_LIMITS.shownBytes,
      ms,
    };
  } finally {
    capture.close();
  }
}

/** @returns ends the watch */
function watch(
  tree: ProcessTree,
  capture: Capture,
  limits: SessionLimits,
  stop: (why: End) => void,
): () => void {
  const bytes = limits.memoryMb * 1024 * 1024;
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      if (capture.size() > limits.outputBytes) stop('output');
      if ((await tree.refresh(limits.processes)) > limits.processes) stop('processes');
      if ((await tree.memory(bytes)) > bytes) stop('memory');
    } finally {
      looking = false;
    }
  };
  const ticking = setInterval(() => void look(), LOOK_MS);
  return () => clearInterval(ticking);
}

/** The kernel may have been faster than the watch. */
function reasonOf(end: End, by: string | null, printed: number, limits: SessionLimits): End {
  if (end !== 'exit') return end;
  if (by === 'SIGXFSZ' || printed > limits.outputBytes) return 'output';
  return by === 'SIGXCPU' ? 'time' : 'exit';
}
