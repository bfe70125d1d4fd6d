/** What runs on a Linux machine, out of /proc; elsewhere these goals are not measured. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

export const HAS_PROC = process.platform === 'linux';
export const NEEDS_PROC = 'not measured: needs the /proc of Linux';

export function allProcesses(): readonly number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

/** Those whose current folder is a folder or lies in it, dead ones that nobody has waited for left out. */
export function processesIn(folder: string): readonly number[] {
  return allProcesses().filter((pid) => {
    try {
      const cwd = readlinkSync(`/proc/${pid}/cwd`);
      return cwd === folder || cwd.startsWith(`${folder}/`);
    } catch {
      return false;
    }
  });
}

/** A process and all that it has started and that still has its parent. */
export function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const pid of allProcesses()) {
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(read(`/proc/${pid}/stat`))?.[1];
    if (parent !== undefined) children.set(Number(parent), [...(children.get(Number(parent)) ?? []), pid]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** Bytes of physical memory, shared pages divided among those who share them. */
export function proportionalBytes(pid: number): number {
  return kilobytes(read(`/proc/${pid}/smaps_rollup`), 'Pss') * 1024;
}

/** The most physical memory that a process has had, in bytes. */
export function peakBytes(pid: number): number {
  return kilobytes(read(`/proc/${pid}/status`), 'VmHWM') * 1024;
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
