/**
 * The line (from 0) at which a function's body begins, for a breakpoint: behind a header of several lines, comments and a
 * doc string. A heuristic that moves a breakpoint, nothing is judged by it.
 * @param definition the line of its name, from 1
 */
export function firstStatement(lines: readonly string[], definition: number, isPython: boolean): number {
  const end = isPython ? /:\s*(?:#.*)?$/ : /\{/;
  let at = Math.max(0, definition - 1);
  while (at < lines.length - 1 && !end.test(lines[at] ?? '')) at += 1;
  // A body on the same line.
  if (!isPython && !/\{\s*(?:\/\/.*)?$/.test(lines[at] ?? '')) return at;
  at += 1;
  let docEnd: string | null = null;
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (docEnd !== null) {
      if (line.endsWith(docEnd)) docEnd = null;
      continue;
    }
    const quote = isPython ? /^[rRuU]?("""|''')/.exec(line) : null;
    if (quote !== null) {
      const [whole, mark = ''] = quote;
      if (!line.slice(whole.length).endsWith(mark)) docEnd = mark;
      continue;
    }
    if (line !== '' && !(isPython ? /^#/ : /^(?:\/\/|\/\*.*\*\/$)/).test(line)) break;
  }
  return Math.min(at, lines.length - 1);
}
