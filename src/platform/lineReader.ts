/** Cuts a stream of bytes into lines. */

/** No honest reply is longer; a longer one is held in memory for nothing. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

const NEWLINE = 10;

export class LineReader {
  private readonly parts: Buffer[] = [];
  private length = 0;
  /** A line is over MAX_LINE_BYTES; nothing is read after it. */
  overflowed = false;

  /** The lines that this chunk completes, without their ends. */
  feed(chunk: Buffer): readonly string[] {
    if (this.overflowed) return [];
    const last = chunk.lastIndexOf(NEWLINE);
    if (last < 0) {
      this.keep(chunk);
      return [];
    }
    this.keep(chunk.subarray(0, last));
    if (this.overflowed) return [];
    // Decoded in one piece: a chunk of small replies costs one call, not one for each.
    const text = Buffer.concat(this.parts, this.length).toString('utf8');
    this.parts.length = 0;
    this.length = 0;
    this.keep(chunk.subarray(last + 1));
    return text.split('\n');
  }

  private keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.length += bytes.length;
    if (this.length > MAX_LINE_BYTES) {
      this.overflowed = true;
      this.parts.length = 0;
      return;
    }
    this.parts.push(bytes);
  }
}
