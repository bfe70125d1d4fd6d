/** Where the command line speaks: results to stdout, progress and complaints to stderr. */

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Shows a line that the next one replaces, where stderr is a terminal; nothing elsewhere. `''` takes it away. */
  progress(text: string): void;
  readonly paint: Paint;
}

export type Colour = 'red' | 'green' | 'yellow' | 'dim' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

const CODES: Readonly<Record<Colour, readonly [number, number]>> = {
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  dim: [2, 22],
  bold: [1, 22],
};

export const plainPaint: Paint = (_colour, text) => text;

const ansiPaint: Paint = (colour, text) => {
  const [on, off] = CODES[colour];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

interface Stream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The terminal of this process; colours only where stdout is one and NO_COLOR is not set. */
export function createTerminal(stdout: Stream, stderr: Stream, env: NodeJS.ProcessEnv): Terminal {
  const colours = stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb';
  let shown = false;
  const progress = (text: string): void => {
    if (stderr.isTTY !== true || env['TERM'] === 'dumb' || (text === '' && !shown)) return;
    stderr.write(`\r\u001b[K${text.slice(0, (stderr.columns ?? 80) - 1)}`);
    shown = text !== '';
  };
  return {
    paint: colours ? ansiPaint : plainPaint,
    progress,
    out(text) {
      progress('');
      stdout.write(`${text}\n`);
    },
    err(text) {
      progress('');
      stderr.write(`${text}\n`);
    },
  };
}

/** Rows in columns, two spaces apart; the last column is not padded. Colours must be put on by `paintCell`. */
export function table(
  rows: readonly (readonly string[])[],
  paintCell: (text: string, row: number, column: number) => string = (text) => text,
): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows
    .map((row, y) =>
      row
        .map((cell, x) => {
          const space = x === row.length - 1 ? '' : ' '.repeat((widths[x] ?? 0) - cell.length);
          return paintCell(cell, y, x) + space;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
