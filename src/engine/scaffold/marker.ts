/**
 * The comment that ties a solution file to its problem: `kode:<problem-id>` in a comment within the first five lines,
 * in the comment style of any language. It survives renaming and moving the file.
 */

/** The marker is looked for in this many lines. */
export const MARKER_LINES = 5;

/** Comment openers of the languages that people write solutions in, then the marker somewhere behind one. */
const IN_COMMENT =
  /(?:(?<!:)\/\/|\/\*|^\s*\*|#|<!--|--|;|"""|''')(?:.*?[^\w:./-])?kode:([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w-])/u;

/** A line of a block comment may hold nothing but the marker. */
const ALONE = /^\s*kode:([a-z0-9]+(?:-[a-z0-9]+)*)\s*$/u;

/** Longer lines are data or minified code; a marker in them is found near the start or not at all. */
const LINE_LENGTH = 1_000;

/** The problem that a file's text says it solves, or null. Takes any line end, and a BOM. */
export function findMarker(text: string): string | null {
  let from = text.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 0; line < MARKER_LINES && from <= text.length; line += 1) {
    const end = lineEnd(text, from);
    const content = text.slice(from, Math.min(end, from + LINE_LENGTH));
    const found = IN_COMMENT.exec(content) ?? ALONE.exec(content);
    if (found?.[1] !== undefined) return found[1];
    from = end + (text.startsWith('\r\n', end) ? 2 : 1);
  }
  return null;
}

/** The marker as a line of a language whose line comments start with `lineComment`; without a line end. */
export function markerLine(lineComment: string, problem: string): string {
  return `${lineComment} kode:${problem}`;
}

function lineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}
