/** Starts processes: each the leader of its own group, marked, in a folder, with a clean environment. */
import type { ChildProcess, StdioOptions } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import type { Environment } from './environment.ts';
import type { ProcessTree } from './processTree.ts';
import { lockLimitOf, newRunMark, RUN_MARKER, watchForProcess } from './processTree.ts';

export interface LaunchOptions {
  readonly file: string;
  readonly args: readonly string[];
  readonly dir: string;
  /** The whole environment; the marker is added. */
  readonly env: Environment;
  readonly stdio: StdioOptions;
  /** Ask the kernel to hold limits, and to end the process when this one dies by a signal that nobody can catch. */
  readonly guards?: { readonly fileBytes: number };
  /** Let others go first: nobody waits for it yet. */
  readonly background?: boolean;
}

export interface Launched {
  readonly child: ChildProcess;
  readonly tree: ProcessTree;
}

/** CPU seconds after which the kernel ends a solution that everybody has forgotten. */
const FORGOTTEN_CPU_SECONDS = 900;

/** @throws the system error (ENOENT, EACCES, ...) where the process cannot be started; no descriptor stays open then. */
export async function launch(options: LaunchOptions, mark = newRunMark()): Promise<Launched> {
  const { file, args } = options.guards === undefined ? options : guarded(options, options.guards, mark);
  const attach = watchForProcess(mark);
  const child = spawn(file, args, {
    cwd: options.dir,
    env: { ...options.env, [RUN_MARKER]: mark },
    stdio: options.stdio,
    // The leader of its own group (on Windows this would open a console window).
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  if (child.pid === undefined) {
    const [error] = (await once(child, 'error')) as [Error];
    for (const stream of child.stdio) stream?.destroy();
    throw error;
  }
  if (options.background === true) makeWay(child.pid);
  const tree = attach(child.pid);
  child.once('exit', () => tree.rootExited());
  // Later errors are those of kill() and send(), which are not used.
  child.on('error', () => undefined);
  return { child, tree };
}

/** A file size limit and the processor limit by the shell, which is everywhere; 0.6 ms. */
function guarded(
  { file, args }: LaunchOptions,
  { fileBytes }: { readonly fileBytes: number },
  mark: string,
): { readonly file: string; readonly args: readonly string[] } {
  if (process.platform === 'win32') return { file, args };
  // In units of 512 bytes; one option a call, and a limit that the system refuses is not set.
  const limits = `ulimit -c 0; ulimit -t ${FORGOTTEN_CPU_SECONDS}; ulimit -f ${Math.ceil(fileBytes / 512)}`;
  // `-w` in dash, `-x` in bash.
  const locks = lockLimitOf(mark);
  const second = process.platform === 'linux' ? `; ulimit -w ${locks} || ulimit -x ${locks}` : '';
  const helper = diesWithParent() ? 'setpriv --pdeathsig KILL ' : '';
  return {
    file: '/bin/sh',
    args: ['-c', `{ ${limits}${second}; } 2>/dev/null; exec ${helper}"$@"`, 'sh', file, ...args],
  };
}

/** Behind others, and yet not last: a grading may come to wait for it. What it starts has the same. */
const BACKGROUND_PRIORITY = process.platform === 'win32' ? 10 : 5;

function makeWay(pid: number): void {
  try {
    setPriority(pid, BACKGROUND_PRIORITY);
  } catch {
    // It has ended, or the system does not let us: it goes on as it is.
  }
}

let setprivWorks: boolean | null = null;

/** util-linux before 2.33 and other systems lack it: then a solution ends when it finds its requests closed. */
function diesWithParent(): boolean {
  return (setprivWorks ??=
    process.platform === 'linux' &&
    spawnSync('setpriv', ['--pdeathsig', 'KILL', 'true'], { stdio: 'ignore', timeout: 2_000 }).status === 0);
}
