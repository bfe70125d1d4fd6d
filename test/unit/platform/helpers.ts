/** Real processes as solutions, in folders with awkward names, and a look at what is left of them. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Command } from '../../../src/engine/languages/language.ts';
import type {
  CancelSignal,
  CaseLine,
  Session,
  SessionLimits,
  Toolchains,
} from '../../../src/engine/ports.ts';
import { ExitGuard, RUN_MARKER } from '../../../src/platform/processTree.ts';
import type { LocalSessions } from '../../../src/platform/sessions.ts';
import { createSessions } from '../../../src/platform/sessions.ts';

export const AWKWARD = "kode tëst 目录 $& 'q'";

/** A folder for the current suite or test; removed with `remove`. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `${AWKWARD} `)));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export const NO_TOOLCHAINS: Toolchains = {
  find: () => Promise.resolve({ found: false, reason: 'none', fix: 'none' }),
};

export const LIMITS: SessionLimits = { memoryMb: 512, outputBytes: 1024 * 1024, processes: 16 };

export function neverAborted(): CancelSignal {
  return new AbortController().signal;
}

/** The wire in a few lines of JavaScript: calls `solve(line)` for every request and writes what it gives as the reply. */
const WIRE = `
const fs = require('fs');
const send = (text) => {
  const bytes = Buffer.from(text + '\\n');
  for (let at = 0; at < bytes.length; ) at += fs.writeSync(4, bytes, at);
};
const chunk = Buffer.alloc(1 << 16);
let parts = [];
function serve(solve) {
  for (;;) {
    const n = fs.readSync(3, chunk, 0, chunk.length, null);
    if (n === 0) process.exit(0);
    const end = chunk.lastIndexOf(10, n - 1);
    if (end < 0 || end >= n) { parts.push(Buffer.from(chunk.subarray(0, n))); continue; }
    const text = Buffer.concat([...parts, chunk.subarray(0, end)]).toString();
    parts = end + 1 < n ? [Buffer.from(chunk.subarray(end + 1, n))] : [];
    for (const line of text.split('\\n')) { const reply = solve(line); if (reply !== undefined) send(reply); }
  }
}
`;

const guard = new ExitGuard();

export interface Started {
  readonly session: Session;
  readonly dir: string;
}

/** Starts `program` (JavaScript after the wire's few lines) as a solution. */
export async function startProgram(
  program: string,
  folder: string,
  limits: Partial<SessionLimits> = {},
  signal: CancelSignal = neverAborted(),
): Promise<Session> {
  const path = writeProgram(program, folder);
  return startCommand({ tool: 'node', args: [path], env: {} }, folder, limits, signal);
}

/** Sessions whose processes `assertNothingLeft` sees. */
export function sessionsIn(folder: string): LocalSessions {
  return createSessions({ toolchains: NO_TOOLCHAINS, harnessFolder: folder, guard });
}

/** Writes `program` (JavaScript after the wire's few lines) under the name that the command of `startProgram` has. */
export function writeProgram(program: string, folder: string): string {
  const path = join(folder, 'mäin file.cjs');
  writeFileSync(path, WIRE + program);
  return path;
}

export function startCommand(
  command: Command,
  folder: string,
  limits: Partial<SessionLimits> = {},
  signal: CancelSignal = neverAborted(),
): Promise<Session> {
  return sessionsIn(folder).open(command, folder, { ...LIMITS, ...limits }, signal);
}

export function lines(texts: readonly string[], deadlineMs = 10_000): readonly CaseLine[] {
  return texts.map((line) => ({ line, deadlineMs }));
}

/** Pids of processes that carry the mark of a run of the given Kode process. Zombies have no environment. */
export function survivors(starter = process.pid): readonly number[] {
  const mark = `${RUN_MARKER}=${starter}-`;
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && environmentOf(pid).includes(mark));
}

function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1');
  } catch {
    return '';
  }
}

export function assertNothingLeft(): void {
  const left = survivors().map((pid) => {
    try {
      return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').slice(0, 200)}`;
    } catch {
      return `${pid} gone meanwhile`;
    }
  });
  assert.deepEqual(left, []);
}

export function openDescriptors(): number {
  return readdirSync('/proc/self/fd').length;
}

/** Waits for something that only a look can tell; the test's own time limit ends it. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await delay(5);
}

/** Pids of living processes with this text in their command line, this one and its relatives by name excepted. */
export function processesWith(text: string): readonly number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && isDescendant(pid))
    .filter((pid) => commandLine(pid).includes(text));
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Another test run on this machine has processes of the same names. */
function isDescendant(pid: number): boolean {
  for (let at = pid; at > 1;) {
    if (at === process.pid) return true;
    let stat = '';
    try {
      stat = readFileSync(`/proc/${at}/stat`, 'utf8');
    } catch {
      return false;
    }
    at = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  }
  return false;
}

/** Running, not just waiting to be waited for. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return !['Z', 'X'].includes(stat.slice(stat.lastIndexOf(')') + 2)[0] ?? '');
  } catch {
    return false;
  }
}
