/** Starts solutions. */
import { performance } from 'node:perf_hooks';
import type { Readable, Writable } from 'node:stream';
import { NotGradedError } from '../engine/grading/report.ts';
import { CancelledError } from '../engine/grading/request.ts';
import type { Isolation, Sessions, Toolchains } from '../engine/ports.ts';
import { Capture } from './capture.ts';
import { invocationOf, toolOf } from './commands.ts';
import { launch } from './launch.ts';
import type { ExitGuard } from './processTree.ts';
import { newRunMark } from './processTree.ts';
import { ProcessSession } from './session.ts';

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

export function createSessions(options: SessionsOptions): Sessions {
  return {
    isolation: isolationHere(),
    async open(command, dir, limits, signal) {
      const tool = await toolOf(command, options.toolchains);
      if (signal.aborted) throw new CancelledError();
      const { file, args, env } = invocationOf(command, tool, dir, options.harnessFolder);
      const mark = newRunMark();
      let capture: Capture | null = null;
      try {
        capture = new Capture(mark);
        const { child, tree } = await launch(
          {
            file,
            args,
            dir,
            env,
            // Windows passes further descriptors to programs of the Microsoft runtime only, Node among them; others will
            // need their stdin and stdout for the wire there.
            stdio: ['ignore', capture.fd, capture.fd, 'pipe', 'pipe'],
            guards: { fileBytes: limits.outputBytes + FILE_SLACK_BYTES },
          },
          mark,
        );
        options.guard.add(tree);
        return new ProcessSession({
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
      } catch (error) {
        capture?.close();
        throw new NotGradedError(
          `The solution does not start: ${error instanceof Error ? error.message : String(error)}`,
          'Grade again. If it stays, run "Kode: Check Toolchains".',
        );
      }
    },
  };
}
