/** Marks that an author leaves where something is still to be written; nothing with one ships. */
import type { Complaint } from './complaint.ts';

export const UNFINISHED = 'TODO:';

/** A complaint for each mark, with what is to be done in its own words. */
export function unfinishedIn(file: string, text: string): readonly Complaint[] {
  return text.split('\n').flatMap((line, i) => {
    const at = line.indexOf(UNFINISHED);
    if (at < 0) return [];
    const task = line
      .slice(at + UNFINISHED.length)
      .replace(/(?:\*\/|-->|['"])\s*$/, '')
      .trim();
    const said = task === '' ? 'something is still to be written here.' : task;
    return [{ file, line: i + 1, column: at + 1, text: `Unfinished: ${said}` }];
  });
}
