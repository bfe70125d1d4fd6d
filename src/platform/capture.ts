/**
 * What a process prints, as a file: stdout and stderr in the order in which they were written, at no cost for the process,
 * readable while it runs.
 */
import { closeSync, fstatSync, openSync, read, rmSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const readAt = promisify(read);

export class Capture {
  /** To be given to the process as its descriptors 1 and 2. */
  readonly fd: number;
  private readonly path: string | null;
  private closed = false;

  /** @param name unique on this machine */
  constructor(name: string, folder: string = tmpdir()) {
    const path = join(folder, `kode-${name}.out`);
    // Append: both descriptors, and those of children, write after each other and never over each other.
    this.fd = openSync(path, 'ax+', 0o600);
    if (process.platform === 'win32') this.path = path;
    else {
      // Without a name it goes away with the last process that has it open, however that ends.
      unlinkSync(path);
      this.path = null;
    }
  }

  /** Bytes so far. */
  size(): number {
    return this.closed ? 0 : fstatSync(this.fd).size;
  }

  /** Text between two offsets, cut at `limit` bytes; a character cut at either edge is left out. */
  async text(from: number, to: number, limit: number): Promise<string> {
    const size = this.size();
    const start = within(from, 0, size);
    const end = within(to, start, size);
    const length = Math.min(end - start, limit);
    if (length === 0) return '';
    const buffer = Buffer.alloc(length);
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await readAt(this.fd, buffer, filled, length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return decodePart(buffer.subarray(0, filled), start > 0);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    closeSync(this.fd);
    if (this.path !== null) rmSync(this.path, { force: true });
  }
}

/** Offsets come from the solution's process, which may write anything. */
function within(value: number, min: number, max: number): number {
  return Number.isNaN(value) ? min : Math.trunc(Math.min(Math.max(value, min), max));
}

/** UTF-8 that may begin and end within a character; what is no UTF-8 at all reads as U+FFFD. */
export function decodePart(bytes: Uint8Array, mayBeginInside: boolean): string {
  let start = 0;
  if (mayBeginInside) {
    while (start < Math.min(3, bytes.length) && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  }
  // In stream mode the decoder waits for the rest of a character instead of replacing its beginning.
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(start), { stream: true });
}
