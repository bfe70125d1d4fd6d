/** Runs a command to its end: compilers, and the questions to a toolchain. */
import type { CancelSignal } from '../engine/ports.ts';
import { Capture } from './capture.ts';
import type { Environment } from './environment.ts';
import { launch } from './launch.ts';
import type { ExitGuard } from './processTree.ts';
import { newRunMark } from './processTree.ts';

export interface ExecuteOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly dir: string;
  readonly env: Environment;
  readonly timeoutMs: number;
  /** Bytes of output that are kept; more is read by nobody. */
  readonly maxOutput: number;
  readonly guard: ExitGuard;
  readonly signal?: CancelSignal;
  /** Let others go first. */
  readonly background?: boolean;
}

/** How a command ended, with stdout and stderr as a terminal would show them. */
export interface Executed {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly ended: 'itself' | 'timeout' | 'cancelled' | 'flood';
}

/** A command that has written so much is broken, and would fill the disk until its time is over. */
const FLOOD_BYTES = 64 * 1024 * 1024;
const LOOK_MS = 50;

/**
 * Resolves when the command has ended; one that is stopped takes its whole process tree along.
 * @throws the system error where it cannot be started
 */
export async function execute(options: ExecuteOptions): Promise<Executed> {
  const mark = newRunMark();
  const capture = new Capture(mark);
  try {
    const { child, tree } = await launch({ ...options, stdio: ['ignore', capture.fd, capture.fd] }, mark);
    options.guard.add(tree);
    let ended: Executed['ended'] = 'itself';
    const exited = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    const stop = (why: Executed['ended']): void => {
      if (ended !== 'itself') return;
      ended = why;
      void tree.kill();
    };
    const cancel = (): void => stop('cancelled');
    const timer = setTimeout(() => stop('timeout'), options.timeoutMs);
    const look = setInterval(() => {
      if (capture.size() > FLOOD_BYTES) stop('flood');
    }, LOOK_MS);
    options.signal?.addEventListener('abort', cancel);
    if (options.signal?.aborted === true) cancel();
    const { code, signal } = await exited;
    clearTimeout(timer);
    clearInterval(look);
    options.signal?.removeEventListener('abort', cancel);
    // The compiler may keep a server of its own (ccache, gopls) after a good end; after a bad one nothing stays.
    if (ended !== 'itself') await tree.kill();
    options.guard.delete(tree);
    return { exitCode: code, signal, output: await capture.text(0, Infinity, options.maxOutput), ended };
  } finally {
    capture.close();
  }
}
