/** Starts solutions. */
import type { StdioOptions } from 'node:child_process';
import { tmpdir } from 'node:os';
import { performance } from 'node:perf_hooks';
import type { Readable, Writable } from 'node:stream';
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { Command } from '../engine/languages/language.ts';
import type { Isolation, SessionLimits, Sessions, Toolchains } from '../engine/ports.ts';
import { Capture } from './capture.ts';
import type { Invocation } from './commands.ts';
import { invocationOf, toolOf } from './commands.ts';
import { launch } from './launch.ts';
import type { ExitGuard } from './processTree.ts';
import { newRunMark } from './processTree.ts';
import { ProcessSession } from './session.ts';
import type { Started } from './startedAhead.ts';
import { StartedAhead } from './startedAhead.ts';

export interface SessionsOptions {
  readonly toolchains: Toolchains;
  /** The assets that run beside a solution. */
  readonly harnessFolder: string;
  readonly guard: ExitGuard;
}

/** Over the limit of printed bytes, so that the look at the file's size comes first and says what happened. */
const FILE_SLACK_BYTES = 8 * 1024 * 1024;

function isolationHere(): Isolation {
  if (process.platform === 'linux') return 'marks';
  return process.platform === 'win32' ? 'parents' : 'environment';
}

export interface LocalSessions extends Sessions {
  /**
   * Starts the process of a later `open` with the same command and limits (and folder, where the command wants it), if the
   * command is worth it and none waits already. One waits at most. Never rejects.
   */
  prepare(command: Command, dir: string, limits: SessionLimits): Promise<void>;
  /** Ends what waits. */
  dispose(): Promise<void>;
}

/** What is started, and with what it is found again. */
interface Start extends Invocation {
  readonly dir: string;
  readonly fileBytes: number;
}

export function createSessions(options: SessionsOptions): LocalSessions {
  const ahead = new StartedAhead(options.guard);

  const startOf = async (command: Command, dir: string, limits: SessionLimits): Promise<Start> => ({
    ...invocationOf(command, await toolOf(command, options.toolchains), dir, options.harnessFolder),
    // Anywhere, with or without a build: it goes to that by itself.
    dir: command.ahead === 'of-build' ? tmpdir() : dir,
    fileBytes: limits.outputBytes + FILE_SLACK_BYTES,
  });

  return {
    isolation: isolationHere(),

    async prepare(command, dir, limits) {
      if (command.ahead === undefined) return;
      const start = await startOf(command, dir, limits).catch(() => null);
      if (start !== null) await ahead.prepare(JSON.stringify(start), () => begin(start));
    },

    async open(command, dir, limits, signal) {
      const start = await startOf(command, dir, limits);
      if (signal.aborted) throw new CancelledError();
      const taken = command.ahead === undefined ? null : await ahead.take(JSON.stringify(start));
      const { child, tree, capture } = taken ?? (await begin(start));
      options.guard.add(tree);
      const session = new ProcessSession({
        child,
        tree,
        capture,
        requests: child.stdio[3] as Writable,
        replies: child.stdio[4] as Readable,
        limits,
        signal,
        guard: options.guard,
        now: () => performance.now(),
      });
      if (command.ahead === 'of-build') (child.stdio[3] as Writable).write(`${JSON.stringify(dir)}\n`);
      return session;
    },

    dispose: () => ahead.dispose(),
  };
}

/** @throws NotGradedError */
async function begin({ file, args, env, dir, fileBytes }: Start): Promise<Started> {
  const mark = newRunMark();
  let capture: Capture | null = null;
  try {
    capture = new Capture(mark);
    // Windows passes further descriptors to programs of the Microsoft runtime only, Node among them; others will need their
    // stdin and stdout for the wire there.
    const stdio: StdioOptions = ['ignore', capture.fd, capture.fd, 'pipe', 'pipe'];
    return { ...(await launch({ file, args, dir, env, stdio, guards: { fileBytes } }, mark)), capture };
  } catch (error) {
    capture?.close();
    throw new NotGradedError(
      `The solution does not start: ${error instanceof Error ? error.message : String(error)}`,
      'Grade again. If it stays, run "Kode: Check Toolchains".',
    );
  }
}
