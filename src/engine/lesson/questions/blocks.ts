/**
 * Where questions stand in a Markdown text:
 *
 *     :::question one an-id | What is asked?
 *     - [ ] A wrong option
 *       Why it is wrong.
 *     - [x] The right one
 *       Why it is right.
 *     :::
 */
import type { MarkdownIt as Markdown } from 'markdown-it';

export interface QuestionBlock {
  /** What stands between `question` and `|`: the kind, and the id where one is given. */
  readonly words: readonly string[];
  readonly text: string;
  /** Those between the opening and the closing one. */
  readonly lines: readonly string[];
  /** Line of the block in the Markdown, from 1. */
  readonly line: number;
}

const OPENING = /^:::\s*question(?:\s+([^|]*?))?\s*(?:\|\s*(.*?)\s*)?$/;

/** All questions of a text, in order; those inside a fence are examples, and none. */
export function questionBlocks(markdown: string): readonly QuestionBlock[] {
  const lines = markdown.split(/\r?\n/);
  const found: QuestionBlock[] = [];
  let fence: string | null = null;
  for (let i = 0; i < lines.length; i += 1) {
    const text = lines[i] ?? '';
    const mark = /^(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark !== undefined && (fence === null || text.trim() === fence)) fence = fence === null ? mark : null;
    const opening = fence === null ? OPENING.exec(text) : null;
    if (opening === null) continue;
    const start = i;
    while (i + 1 < lines.length && !/^:::/.test(lines[i + 1] ?? '')) i += 1;
    found.push({
      words: (opening[1] ?? '').split(/\s+/).filter((word) => word !== ''),
      text: opening[2] ?? '',
      lines: lines.slice(start + 1, i + 1),
      line: start + 1,
    });
  }
  return found;
}

/** Takes each block as one token, so that its lines are rendered by the question and not as a list. */
export function questionRule(markdown: Markdown): void {
  markdown.block.ruler.before(
    'fence',
    'kode_question',
    (state, startLine, endLine, silent) => {
      const lineAt = (line: number): string =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
      if (!OPENING.test(lineAt(startLine))) return false;
      if (silent) return true;
      let end = startLine + 1;
      while (end < endLine && !lineAt(end).startsWith(':::')) end += 1;
      const token = state.push('kode_question', 'form', 0);
      token.block = true;
      token.content = state.getLines(startLine, end, 0, false);
      token.map = [startLine, end];
      state.line = Math.min(end + 1, endLine);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}
