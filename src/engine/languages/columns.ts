/** Places in the learner's file: compilers count columns in bytes or code points, editors in UTF-16 units. */
import type { Message } from '../grading/report.ts';
import type { SolutionSource } from './language.ts';

export type ColumnUnit = 'byte' | 'codePoint' | 'utf16';

/** The column in UTF-16 units, from 1, of a column from 1 in another unit. */
export function editorColumn(line: string, column: number, unit: ColumnUnit): number {
  if (column <= 1 || unit === 'utf16') return Math.max(1, column);
  let left = column - 1;
  let at = 0;
  for (const letter of line) {
    if (left <= 0) break;
    left -= unit === 'codePoint' ? 1 : utf8Length(letter.codePointAt(0) as number);
    at += letter.length;
  }
  return at + 1;
}

function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

export function lineAt(source: SolutionSource, line: number): string {
  return (source.text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
}

/** An error at a place of the learner's file; the place is moved into the file where it lies outside. */
export function errorAt(
  source: SolutionSource,
  line: number,
  column: number,
  text: string,
  unit: ColumnUnit = 'utf16',
): Message {
  const last = source.text.split('\n').length;
  const within = Math.min(Math.max(1, line), last);
  const at = within === line ? editorColumn(lineAt(source, within), column, unit) : 1;
  return { file: source.path, line: within, column: at, severity: 'error', text };
}
