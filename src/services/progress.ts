import type { FSWatcher } from 'node:fs';
import { watch } from 'node:fs';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import * as vscode from 'vscode';
import { History, lineOf } from '../engine/progress/history.ts';
import type { AnswerResults, ItemState, ProgressEvent } from '../engine/progress/log.ts';
import type { ProgressService } from './services.ts';

const FILE_NAME = 'attempts.jsonl';
const PIECE = 64 * 1024;

/**
 * The log of attempts in a folder that all windows share. Every event is one write to the end of the file, so windows do
 * not lose each other's; each window reads what was added since it last looked.
 *
 * Uses Node's own files: `workspace.fs` cannot append.
 */
export class ProgressLog implements ProgressService, vscode.Disposable {
  private readonly folder: string;
  private readonly file: string;
  private readonly log: vscode.LogOutputChannel;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: Pick<vscode.Disposable, 'dispose'>[] = [this.changed];

  private history = new History();
  private decoder = new StringDecoder('utf8');
  private offset = 0;
  private watcher: FSWatcher | null = null;
  private disposed = false;
  /** Reads and writes of this window, one after the other. */
  private queue: Promise<unknown> = Promise.resolve();
  /** A read that waits for its turn serves everybody who asks meanwhile. */
  private waiting: Promise<void> | null = null;

  readonly onDidChange = this.changed.event;

  constructor(folder: vscode.Uri, log: vscode.LogOutputChannel) {
    this.folder = folder.fsPath;
    this.file = path.join(this.folder, FILE_NAME);
    this.log = log;
    // Some network drives tell nothing; whoever comes back to this window sees what another one wrote.
    this.subscriptions.push(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused && this.watcher !== null) this.look();
      }),
    );
  }

  async states(): Promise<ReadonlyMap<string, ItemState>> {
    await this.refresh();
    return this.history.states();
  }

  async answers(): Promise<ReadonlyMap<string, AnswerResults>> {
    await this.refresh();
    return this.history.answers();
  }

  async append(event: ProgressEvent): Promise<void> {
    await this.inTurn(async () => {
      await fs.mkdir(this.folder, { recursive: true });
      const handle = await fs.open(this.file, 'a+');
      try {
        const line = Buffer.from((await endsLine(handle)) ? lineOf(event) : `\n${lineOf(event)}`);
        const { bytesWritten } = await handle.write(line);
        if (bytesWritten !== line.length)
          throw new Error(`${this.file} could not be written. Is the disk full?`);
      } finally {
        await handle.close();
      }
    });
    await this.refresh();
  }

  dispose(): void {
    this.watcher?.close();
    this.watcher = null;
    this.disposed = true;
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  /** Reads what is new in the file, and tells it. */
  private refresh(): Promise<void> {
    this.waiting ??= this.inTurn(async () => {
      this.waiting = null;
      await this.watch();
      if (await this.readOn()) this.changed.fire();
    });
    return this.waiting;
  }

  /**
   * Node's own watcher: it stands when the call returns, where the editor's takes its time for folders outside of the
   * workspace and misses what happens until then.
   */
  private async watch(): Promise<void> {
    if (this.watcher !== null || this.disposed) return;
    let watcher: FSWatcher;
    try {
      await fs.mkdir(this.folder, { recursive: true });
      watcher = watch(this.folder, { persistent: false }, (_, name) => {
        if (name === null || name === FILE_NAME) this.look();
      });
    } catch (error) {
      // Reading goes on without: a machine may be out of watches.
      this.log.warn(`${this.folder} cannot be watched: ${String(error)}`);
      return;
    }
    watcher.on('error', (error) => {
      this.log.warn(`${this.folder} is not watched any more: ${error.message}`);
      watcher.close();
      this.watcher = null;
    });
    this.watcher = watcher;
  }

  private look(): void {
    this.refresh().catch((error: unknown) => this.log.error(this.file, error));
  }

  /** True where there was something new. */
  private async readOn(): Promise<boolean> {
    let handle: fs.FileHandle;
    try {
      handle = await fs.open(this.file, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      return this.startOver();
    }
    try {
      const { size } = await handle.stat();
      const shorter = size < this.offset && this.startOver();
      if (size === this.offset) return shorter;
      const buffer = Buffer.allocUnsafe(PIECE);
      for (;;) {
        const { bytesRead } = await handle.read(buffer, 0, PIECE, this.offset);
        if (bytesRead === 0) break;
        this.offset += bytesRead;
        this.history.add(this.decoder.write(buffer.subarray(0, bytesRead)));
      }
    } finally {
      await handle.close();
    }
    const { unreadable, newer } = this.history.skipped;
    if (unreadable + newer > 0) {
      this.log.debug(
        `${FILE_NAME}: ${unreadable} lines cannot be read, ${newer} are of a newer version; all are kept.`,
      );
    }
    return true;
  }

  /** The file is another one now. True where something was known of the one before. */
  private startOver(): boolean {
    const known = this.offset > 0;
    this.history = new History();
    this.decoder = new StringDecoder('utf8');
    this.offset = 0;
    return known;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(work);
    this.queue = turn.catch(() => undefined);
    return turn;
  }
}

/** Whether a file is empty or ends in a line end; if not, its last line was torn. */
async function endsLine(handle: fs.FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  return last[0] === 0x0a;
}
