/**
 * Child processes of the test tools: started with a clean environment, and ended with all that they started.
 */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Every process of one run carries this variable. A shell that an editor opens leaves its process group, and a
 * process whose parent died has no ancestor left; the mark finds both.
 */
export const runMark = 'KODE_RUN_ID';

/** A mark for one run. */
export function newRunMark(): string {
  return `${process.pid}-${randomBytes(6).toString('hex')}`;
}

/**
 * The environment without what would confuse an editor (a terminal inside VS Code sets VSCODE_* and
 * ELECTRON_RUN_AS_NODE) and without what `npm run` adds about the project it was called in.
 */
export function cleanEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const clean: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(env)) {
    if (/^(VSCODE_|ELECTRON_|CODE_SERVER_|npm_package_|npm_lifecycle_)/u.test(name)) continue;
    if (
      ['npm_config_local_prefix', 'npm_command', 'INIT_CWD', 'NODE_OPTIONS', 'PORT', 'PASSWORD'].includes(
        name,
      )
    )
      continue;
    clean[name] = value;
  }
  return clean;
}

/** The path of a program on PATH, or undefined. */
export function which(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat'] : [''];
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    for (const ending of endings) {
      const file = join(folder, name + ending);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  return undefined;
}

/** How to run a command to its end. */
export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `inherit` shows the output as it comes; `quiet` keeps it for the answer. */
  readonly output?: 'inherit' | 'quiet';
}

/** How a command ended. `output` is its stdout and stderr together, empty where they were shown. */
export interface RunResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a command to its end. A command that cannot be started answers code 127. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const quiet = options.output === 'quiet';
  const stdio: StdioOptions = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: options.cwd, env: options.env ?? process.env, stdio });
    let output = '';
    const take = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.on('error', (error) => done({ code: 127, output: output + error.message }));
    child.on('close', (code, signal) => done({ code: code ?? (signal === null ? 1 : 128), output }));
  });
}

/** Ends a process that was started as the leader of its own group, and everything that carries `mark`. */
export async function endAll(child: ChildProcess | undefined, mark: string): Promise<void> {
  signalGroup(child, 'SIGTERM');
  signalMarked(mark, 'SIGTERM');
  for (let waited = 0; waited < 3_000; waited += 100) {
    if (hasEnded(child) && marked(mark).length === 0) return;
    await delay(100);
  }
  signalGroup(child, 'SIGKILL');
  signalMarked(mark, 'SIGKILL');
}

function hasEnded(child: ChildProcess | undefined): boolean {
  return child === undefined || child.exitCode !== null || child.signalCode !== null;
}

function signalGroup(child: ChildProcess | undefined, signal: NodeJS.Signals): void {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // No such group any more.
  }
}

function signalMarked(mark: string, signal: NodeJS.Signals): void {
  for (const pid of marked(mark)) {
    try {
      process.kill(pid, signal);
    } catch {
      // Ended in between.
    }
  }
}

/** The processes of this run, found by their environment (Linux only; elsewhere the group has to do). */
export function marked(mark: string): number[] {
  if (process.platform !== 'linux') return [];
  const wanted = `${runMark}=${mark}`;
  const found: number[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name) || Number(name) === process.pid) continue;
    try {
      const environment = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0');
      // A zombie has no environment, and so is not counted: it has ended.
      if (environment.includes(wanted)) found.push(Number(name));
    } catch {
      // Ended in between, or not ours.
    }
  }
  return found;
}
