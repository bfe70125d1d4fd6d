/** The two descriptors of the wire, read and written in the solution's own thread, without the event loop between. */
import * as fs from 'node:fs';

const REQUESTS = 3;
const REPLIES = 4;

/** Held from the start: a solution may replace them. */
const { readSync, writeSync, fstatSync } = fs;

const pause = new Int32Array(new SharedArrayBuffer(4));

function isTemporary(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EAGAIN';
}

/** Lines until the descriptor ends. */
export class LineReader {
  private buffer = Buffer.allocUnsafe(1 << 16);
  private from = 0;
  private to = 0;

  next(): string | null {
    let scanned = this.from;
    for (;;) {
      const at = this.buffer.subarray(0, this.to).indexOf(10, scanned);
      if (at >= 0) {
        const line = this.buffer.toString('utf8', this.from, at);
        this.from = at + 1;
        return line;
      }
      if (this.from > 0) {
        this.buffer.copy(this.buffer, 0, this.from, this.to);
        this.to -= this.from;
        this.from = 0;
      }
      scanned = this.to;
      if (this.to === this.buffer.length) {
        const grown = Buffer.allocUnsafe(this.buffer.length * 2);
        this.buffer.copy(grown, 0, 0, this.to);
        this.buffer = grown;
      }
      const count = this.read();
      if (count === 0) return null;
      this.to += count;
    }
  }

  private read(): number {
    for (;;) {
      try {
        return readSync(REQUESTS, this.buffer, this.to, this.buffer.length - this.to, null);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EOF') return 0;
        if (!isTemporary(error)) throw error;
        Atomics.wait(pause, 0, 0, 1);
      }
    }
  }
}

export function writeReply(line: string): void {
  writeAll(REPLIES, `${line}\n`);
}

export function writeAll(descriptor: number, data: string | Uint8Array): void {
  let rest = typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if (!isTemporary(error)) throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

let printsToFile: boolean | null = null;

/** Bytes printed so far, where that goes to a file. */
export function printedSize(): number {
  if (printsToFile === false) return 0;
  const stat = fstatSync(1);
  printsToFile ??= stat.isFile();
  return printsToFile ? stat.size : 0;
}

/**
 * In a thread, what is printed goes through the main thread's event loop and arrives late; here it is written at once,
 * so that every reply can say how much was printed before it.
 */
export function printAtOnce(): void {
  for (const [stream, descriptor] of [
    [process.stdout, 1],
    [process.stderr, 2],
  ] as const) {
    stream.write = (
      chunk: string | Uint8Array,
      encoding?: BufferEncoding | ((error?: Error | null) => void),
      done?: (error?: Error | null) => void,
    ): boolean => {
      writeAll(
        descriptor,
        typeof chunk === 'string' && typeof encoding === 'string' ? Buffer.from(chunk, encoding) : chunk,
      );
      (typeof encoding === 'function' ? encoding : done)?.();
      return true;
    };
  }
}
