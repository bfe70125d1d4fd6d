/** Lines of a text outside of fenced blocks, code in the line taken out; numbers from 1. */
export function proseLines(markdown: string): readonly { readonly line: number; readonly text: string }[] {
  const lines: { line: number; text: string }[] = [];
  let fence: string | null = null;
  for (const [i, raw] of markdown.split(/\r?\n/).entries()) {
    const mark = /^(`{3,}|~{3,})/.exec(raw)?.[1];
    if (mark !== undefined && (fence === null || raw.trim() === fence)) fence = fence === null ? mark : null;
    else if (fence === null) lines.push({ line: i + 1, text: raw.replace(/`[^`]*`/g, '') });
  }
  return lines;
}
