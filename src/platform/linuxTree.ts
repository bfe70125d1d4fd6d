/** Process trees by /proc. All reads are synchronous: they take microseconds, and a pid is only true for a moment. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Activity, ProcessTree } from './processTree.ts';
import { lockLimitOf, RUN_MARKER } from './processTree.ts';

/** Processes that existed at a moment, and the id that was given out last. */
export interface ProcessSnapshot {
  readonly pids: ReadonlySet<number>;
  readonly lastPid: number;
}

export function linuxProcesses(): ProcessSnapshot {
  return { pids: new Set(allPids()), lastPid: lastPid() };
}

interface Stat {
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Clock ticks of 10 ms. */
  readonly cpuTicks: number;
  readonly threads: number;
  /** Clock ticks after the boot; with the pid it names a process for good. */
  readonly startedAt: string;
}

/** A process in uninterruptible sleep outlives SIGKILL until its system call ends; nobody waits for it longer than this. */
const KILL_PATIENCE_MS = 5_000;
/** More threads than any runtime starts on its own; so many count as one process more. */
const THREADS_A_PROCESS = 64;
/** A process without an environment is in the middle of exec, or has been given none: after so many looks the latter. */
const UNDECIDED_ROUNDS = 4;

export class LinuxTree implements ProcessTree {
  private readonly root: number;
  private readonly mark: Buffer;
  private readonly lockLimit: RegExp;
  /** Pid to the time of its start. */
  private readonly members = new Map<number, string>();
  private strangers: Set<number>;
  private lastPid: number;
  /** False once the group is known to be empty and its leader gone: then the number may name another group. */
  private groupIsOurs = true;
  private exited = false;
  /** CPU milliseconds of the root's threads at the last look, by their ids. */
  private readonly threads = new Map<string, number>();
  private busiest: number;
  /** New processes of which the last search could not tell whose they are. */
  private undecided = 0;
  private killing: Promise<number> | null = null;

  constructor(root: number, mark: string, before: ProcessSnapshot) {
    this.root = root;
    this.busiest = root;
    this.mark = Buffer.from(`${RUN_MARKER}=${mark}`);
    this.lockLimit = new RegExp(String.raw`^Max file locks +${lockLimitOf(mark)} `, 'm');
    this.strangers = new Set(before.pids);
    this.strangers.delete(root);
    this.lastPid = before.lastPid;
    this.members.set(root, readStat(root)?.startedAt ?? '');
  }

  refresh(enough = Infinity): number {
    this.forgetAfterWrap();
    for (const [pid, startedAt] of this.members) {
      const stat = readStat(pid);
      if (stat === null || isDead(stat) || stat.startedAt !== startedAt) this.members.delete(pid);
    }
    let groupSeen = false;
    let count = 0;
    this.undecided = 0;
    for (const pid of allPids()) {
      if (this.strangers.has(pid)) continue;
      const stat = readStat(pid);
      if (stat === null) continue;
      if (stat.group === this.root && this.groupIsOurs) groupSeen = true;
      // A zombie is somebody's to wait for, not ours to kill; and its environment cannot be read any more.
      if (isDead(stat)) continue;
      const belongs = this.members.has(pid) || this.belongs(pid, stat);
      if (belongs === true) {
        this.members.set(pid, stat.startedAt);
        count += Math.max(1, Math.floor(stat.threads / THREADS_A_PROCESS));
        // Among thousands of new processes this one gets few turns: who has seen too many must not look at all of them.
        if (count > enough) return count;
      } else if (belongs === false) this.strangers.add(pid);
      else this.undecided += 1;
    }
    if (this.exited && !groupSeen) this.groupIsOurs = false;
    return count;
  }

  memory(limit: number): number {
    let sum = 0;
    for (const pid of this.members.keys()) sum += residentBytes(pid);
    if (sum <= limit || this.members.size === 1) return sum;
    sum = 0;
    for (const pid of this.members.keys()) sum += proportionalBytes(pid);
    return sum;
  }

  highWaterBytes(): number | null {
    if (this.exited) return null;
    try {
      const kib = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.root}/status`, 'utf8'))?.[1];
      return kib === undefined ? null : Number(kib) * 1024;
    } catch {
      return null;
    }
  }

  activity(): Activity {
    let cpuMs = 0;
    let runnable = false;
    let most = 0;
    for (const pid of this.members.keys()) {
      for (const task of list(`/proc/${pid}/task`)) {
        const stat = parseStat(read(`/proc/${pid}/task/${task}/stat`));
        if (stat === null) continue;
        runnable ||= stat.state === 'R';
        // Nanoseconds where the kernel counts them, else ticks of 10 ms.
        const scheduled = read(`/proc/${pid}/task/${task}/schedstat`);
        const used =
          scheduled === '' ? stat.cpuTicks * 10 : Number(scheduled.slice(0, scheduled.indexOf(' '))) / 1e6;
        cpuMs += used;
        if (pid !== this.root) continue;
        const worked = used - (this.threads.get(task) ?? used);
        this.threads.set(task, used);
        if (worked <= most) continue;
        most = worked;
        this.busiest = Number(task);
      }
    }
    return { cpuMs, runnable };
  }

  ask(): boolean {
    // Linux gives a signal for the id of a thread to that thread, where it takes it; one that has ended is nobody.
    return !this.exited && (signal(this.busiest, 'SIGQUIT') || signal(this.root, 'SIGQUIT'));
  }

  rootExited(): void {
    if (this.exited) return;
    this.exited = true;
    this.members.delete(this.root);
    // At once: while the group has members its number is taken, and if it has none, it was ours a moment ago.
    signal(-this.root);
  }

  killNow(): void {
    if (this.groupIsOurs) signal(-this.root);
    this.refresh();
    for (const pid of this.members.keys()) signal(pid);
  }

  kill(): Promise<number> {
    return (this.killing ??= this.killAll());
  }

  private async killAll(): Promise<number> {
    const until = Date.now() + KILL_PATIENCE_MS;
    for (let round = 0; ; round += 1) {
      this.killNow();
      // The leader is ours to wait for: Node tells when it has gone.
      const done = this.exited && this.members.size === 0;
      if (done && (this.undecided === 0 || round >= UNDECIDED_ROUNDS)) return 0;
      if (Date.now() > until) return this.members.size;
      await delay(Math.min(1 + round, 10));
    }
  }

  /** Undefined: cannot be told yet (a process in the middle of exec has no environment). */
  private belongs(pid: number, stat: Stat): boolean | undefined {
    if (this.groupIsOurs && (stat.group === this.root || stat.session === this.root)) return true;
    if (this.members.has(stat.parent)) return true;
    if (this.lockLimit.test(read(`/proc/${pid}/limits`))) return true;
    let environment: Buffer;
    try {
      environment = readFileSync(`/proc/${pid}/environ`);
    } catch {
      // Another user's, or gone.
      return false;
    }
    if (environment.length === 0) return stat.parent === 2 || pid === 2 ? false : undefined;
    return environment.includes(this.mark);
  }

  /** Pids are given out in order; once they start again, a known number may be a new process. */
  private forgetAfterWrap(): void {
    const last = lastPid();
    if (last < this.lastPid) this.strangers = new Set([process.pid]);
    this.lastPid = last;
  }
}

function allPids(): number[] {
  return list('/proc')
    .map(Number)
    .filter((pid) => pid > 0);
}

function lastPid(): number {
  return Number(read('/proc/loadavg').trim().split(' ').at(-1));
}

function readStat(pid: number): Stat | null {
  return parseStat(read(`/proc/${pid}/stat`));
}

/** The name of the program stands in parentheses and may hold anything, parentheses and spaces too. */
function parseStat(text: string): Stat | null {
  const end = text.lastIndexOf(')');
  if (end < 0) return null;
  const fields = text.slice(end + 2).split(' ');
  return {
    state: fields[0] ?? '',
    parent: Number(fields[1]),
    group: Number(fields[2]),
    session: Number(fields[3]),
    cpuTicks: Number(fields[11]) + Number(fields[12]),
    threads: Number(fields[17]),
    startedAt: fields[19] ?? '',
  };
}

function isDead(stat: Stat): boolean {
  return stat.state === 'Z' || stat.state === 'X';
}

function residentBytes(pid: number): number {
  const pages = Number(read(`/proc/${pid}/statm`).split(' ')[1] ?? 0);
  return pages * pageSize();
}

let knownPageSize = 0;

/** 4 KiB nearly everywhere, 16 or 64 on some ARM machines: found by comparing the two ways to ask for the same number. */
function pageSize(): number {
  if (knownPageSize === 0) {
    const pages = Number(read('/proc/self/statm').split(' ')[1] ?? 0);
    const ratio = pages === 0 ? 4096 : process.memoryUsage.rss() / pages;
    knownPageSize = 2 ** Math.round(Math.log2(ratio));
  }
  return knownPageSize;
}

function proportionalBytes(pid: number): number {
  const kib = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1];
  return kib === undefined ? residentBytes(pid) : Number(kib) * 1024;
}

function signal(target: number, name: NodeJS.Signals = 'SIGKILL'): boolean {
  try {
    return process.kill(target, name);
  } catch {
    // Gone already.
    return false;
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
