/**
 * Process trees where there is no /proc. Written after the manuals and not tried on these systems: Kode's own tests run on
 * Linux. What a system cannot tell is left out rather than guessed, and the language's own heap limit stands in for it.
 */
import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Activity, ProcessTree } from './processTree.ts';

interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly kib: number;
  readonly state: string;
  readonly cpuMs: number;
}

/** macOS: `ps` lists the processes, and with -E shows the environment of those of the same user. */
export class MacTree implements ProcessTree {
  private readonly root: number;
  private readonly mark: string;
  private rows: readonly Row[] = [];
  private running: Promise<number> | null = null;
  private exited = false;
  private killing: Promise<number> | null = null;

  constructor(root: number, mark: string) {
    this.root = root;
    this.mark = mark;
  }

  /** At most one `ps` at a time: it takes longer than the ticks of those who ask. */
  refresh(): Promise<number> {
    return (this.running ??= this.list().finally(() => (this.running = null)));
  }

  async memory(): Promise<number> {
    await this.refresh();
    return this.rows.reduce((sum, row) => sum + row.kib * 1024, 0);
  }

  async activity(): Promise<Activity> {
    await this.refresh();
    return {
      cpuMs: this.rows.reduce((sum, row) => sum + row.cpuMs, 0),
      runnable: this.rows.some((row) => row.state.startsWith('R')),
    };
  }

  highWaterBytes(): number | null {
    return null;
  }

  ask(): boolean {
    return !this.exited && signal(this.root, 'SIGQUIT');
  }

  rootExited(): void {
    this.exited = true;
    signal(-this.root);
  }

  killNow(): void {
    if (!this.exited) signal(-this.root);
    for (const row of this.rows) signal(row.pid);
  }

  kill(): Promise<number> {
    return (this.killing ??= this.killAll());
  }

  private async killAll(): Promise<number> {
    for (let round = 0; ; round += 1) {
      this.killNow();
      const marked = await this.marked();
      for (const pid of marked) signal(pid);
      const left = marked.filter((pid) => pid !== this.root).length;
      if (left === 0 && this.exited) return 0;
      if (round === 100) return left;
      await delay(20);
    }
  }

  private async list(): Promise<number> {
    const text = await output('ps', ['-A', '-o', 'pid=,ppid=,pgid=,rss=,state=,time=']);
    const all = text.split('\n').flatMap(parseRow);
    const ours = new Set([this.root]);
    for (let grown = true; grown;) {
      grown = false;
      for (const row of all) {
        if (ours.has(row.pid) || (row.group !== this.root && !ours.has(row.parent))) continue;
        ours.add(row.pid);
        grown = true;
      }
    }
    this.rows = all.filter((row) => ours.has(row.pid) && !row.state.startsWith('Z'));
    return this.rows.length;
  }

  private async marked(): Promise<number[]> {
    const text = await output('ps', ['-A', '-E', '-ww', '-o', 'pid=,command=']);
    return text
      .split('\n')
      .filter((line) => line.includes(this.mark))
      .map((line) => Number.parseInt(line, 10))
      .filter((pid) => pid > 0 && pid !== process.pid);
  }
}

function parseRow(line: string): Row[] {
  const [pid, parent, group, kib, state, time] = line.trim().split(/\s+/);
  if (time === undefined) return [];
  // [[hours:]minutes:]seconds, with hundredths.
  const cpuMs = time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
  return [
    {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      kib: Number(kib),
      state: state ?? '',
      cpuMs,
    },
  ];
}

/** Windows: `taskkill /T` ends a tree by parent ids. Memory and processes of the tree are not watched there. */
export class WindowsTree implements ProcessTree {
  private readonly root: number;
  private exited = false;
  private killing: Promise<number> | null = null;

  constructor(root: number) {
    this.root = root;
  }

  refresh(): number {
    return this.exited ? 0 : 1;
  }

  memory(): number {
    return 0;
  }

  /** Not known; a missed deadline is taken for a loop, which it mostly is. */
  activity(): Activity {
    return { cpuMs: 0, runnable: true };
  }

  highWaterBytes(): number | null {
    return null;
  }

  ask(): boolean {
    return false;
  }

  rootExited(): void {
    this.exited = true;
  }

  killNow(): void {
    if (!this.exited) signal(this.root);
  }

  kill(): Promise<number> {
    return (this.killing ??= this.killAll());
  }

  private async killAll(): Promise<number> {
    if (this.exited) return 0;
    await output('taskkill', ['/T', '/F', '/PID', String(this.root)]);
    this.killNow();
    return 0;
  }
}

function output(file: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      file,
      args,
      { maxBuffer: 16 * 1024 * 1024, timeout: 5_000, windowsHide: true },
      (_error, stdout) => resolve(stdout),
    );
  });
}

function signal(target: number, name: NodeJS.Signals = 'SIGKILL'): boolean {
  try {
    return process.kill(target, name);
  } catch {
    // Gone already.
    return false;
  }
}
