/**
 * A process that was started, with everything that it started in turn: who belongs to it, what it uses, and its end.
 *
 * Every process is started as the leader of a group of its own and with a variable in its environment that no other run
 * has. The group reaches plain children in one signal; the variable finds those that left the group (`setsid`, daemons). On
 * Linux a limit that is passed on finds those that took off the variable, too.
 */
import { randomBytes } from 'node:crypto';
import { LinuxTree, linuxProcesses } from './linuxTree.ts';
import { MacTree, WindowsTree } from './otherTree.ts';

/** Environment variable that marks the processes of one run. */
export const RUN_MARKER = 'KODE_RUN';

/**
 * The second mark, for who takes off the environment: a limit on file locks that no other run has. Linux passes limits on
 * to whatever is started, lets nobody raise them again, and has not enforced this one since 2.4.
 */
export function lockLimitOf(mark: string): number {
  return 2 ** 40 + Number.parseInt(mark.slice(-10), 16);
}

/** A value for RUN_MARKER: starts with this process's id, so that its runs can be told from those of another Kode. */
export function newRunMark(): string {
  return `${process.pid}-${randomBytes(8).toString('hex')}`;
}

/** CPU used so far by all that is alive, and whether something of it wants a processor at this moment. */
export interface Activity {
  readonly cpuMs: number;
  readonly runnable: boolean;
}

export interface ProcessTree {
  /** Finds out anew who belongs to the tree; the number of its processes, where 64 threads count as one; may stop at `enough`. */
  refresh(enough?: number): Promise<number> | number;
  /** Bytes of memory of the known members, shared pages counted once where the sum would be over `limit`. */
  memory(limit: number): Promise<number> | number;
  /** The most memory that the started process, in which a solution's code runs, has held so far; null where nobody keeps that. */
  highWaterBytes(): number | null;
  activity(): Promise<Activity> | Activity;
  /**
   * Asks the started process where it is, by SIGQUIT, on its thread that worked most between the last two calls of `activity`
   * where the system lets one choose. False where nobody can be asked: on Windows, and after the end.
   */
  ask(): boolean;
  /** The started process has ended and was waited for: from now on its id may be another's. Ends the rest of its group. */
  rootExited(): void;
  /** Sends SIGKILL to all that is known, at once; for a process that is about to end itself. */
  killNow(): void;
  /** Kills the tree until a search finds nothing of it. Resolves to the number of processes that would not die. */
  kill(): Promise<number>;
}

/** Call before the start of a process; the returned function makes its tree after it. */
export function watchForProcess(mark: string): (root: number) => ProcessTree {
  switch (process.platform) {
    case 'linux': {
      // Who exists now cannot belong to what starts next.
      const before = linuxProcesses();
      return (root) => new LinuxTree(root, mark, before);
    }
    case 'win32':
      return (root) => new WindowsTree(root);
    default:
      return (root) => new MacTree(root, `${RUN_MARKER}=${mark}`);
  }
}

const FATAL_SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Kills what still runs when this process ends, by itself or by a signal. */
export class ExitGuard {
  private readonly trees = new Set<ProcessTree>();
  private readonly onExit = (): void => {
    for (const tree of this.trees) tree.killNow();
  };
  private readonly onSignal = (signal: NodeJS.Signals): void => {
    this.onExit();
    // With a listener the signal does not end the process any more; where nobody else listens, it must.
    if (process.listenerCount(signal) > 1) return;
    process.removeListener(signal, this.onSignal);
    process.kill(process.pid, signal);
  };

  add(tree: ProcessTree): void {
    if (this.trees.size === 0) {
      process.on('exit', this.onExit);
      for (const signal of FATAL_SIGNALS) process.on(signal, this.onSignal);
    }
    this.trees.add(tree);
  }

  delete(tree: ProcessTree): void {
    if (!this.trees.delete(tree) || this.trees.size > 0) return;
    process.removeListener('exit', this.onExit);
    for (const signal of FATAL_SIGNALS) process.removeListener(signal, this.onSignal);
  }
}
