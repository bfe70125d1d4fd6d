/**
 * The file `equivalents` of a problem: changes that leave a program right, bounds that no valid input can reach, and wrong
 * programs that only large inputs show to be wrong, each with the reason.
 *
 *     let i = 0; => let i = 1; -- cell 0 is compared with itself, which changes nothing
 *     bound a length 200000 -- a valid input has at most 26 letters, all different
 *     large sum-in-32-bits.js -- the sum leaves 32 bits from 65,536 values on
 */
import type { Complaint } from '../catalog/complaint.ts';
import type { Mutant } from './mutants.ts';

export interface Equivalents {
  /** `before => after`, both trimmed. */
  readonly changes: readonly string[];
  /** As `boundsOf` names them. */
  readonly bounds: readonly string[];
  /** File names in `rejected/`. */
  readonly large: readonly string[];
}

export const NO_EQUIVALENTS: Equivalents = { changes: [], bounds: [], large: [] };

export function parseEquivalents(file: string, text: string, complaints: Complaint[]): Equivalents {
  const changes: string[] = [];
  const bounds: string[] = [];
  const large: string[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const at = line.lastIndexOf(' -- ');
    const what = line.slice(0, Math.max(at, 0)).trim();
    const reason = at < 0 ? '' : line.slice(at + ' -- '.length).trim();
    if (reason === '')
      complaints.push({ file, line: i + 1, column: 1, text: 'Expected a reason at the end: " -- ...".' });
    else if (what.startsWith('bound ')) bounds.push(what.slice('bound '.length).trim());
    else if (what.startsWith('large ')) large.push(what.slice('large '.length).trim());
    else if (what.includes(' => ')) changes.push(what);
    else
      complaints.push({
        file,
        line: i + 1,
        column: 1,
        text: 'Expected "line before => line after -- reason", "bound name -- reason" or "large program -- reason".',
      });
  }
  return { changes, bounds, large };
}

export function changeOf({ before, after }: Pick<Mutant, 'before' | 'after'>): string {
  return `${before} => ${after}`;
}
