/** The list inside a question: what stands before it, its items with what is indented under each, what stands after it. */
import type { QuestionBlock } from './blocks.ts';
import type { Text } from './model.ts';

export interface Item {
  /** Parts that the pattern of an item found in its first line. */
  readonly parts: readonly string[];
  readonly why: Text;
  readonly line: number;
}

export interface ItemList {
  readonly intro: Text;
  readonly items: readonly Item[];
  readonly closing: Text;
  /** Lines that look like items after the list has begun, and are none, or come too late. */
  readonly stray: readonly { readonly line: number; readonly late: boolean }[];
}

const ANY_ITEM = /^(?:[-*]|\d+[.)])\s/;

/** @param pattern the first line of an item; its groups become the parts */
export function listOf(block: QuestionBlock, pattern: RegExp): ItemList {
  const intro: string[] = [];
  const closing: string[] = [];
  const items: { parts: readonly string[]; lines: string[]; line: number }[] = [];
  const stray: { line: number; late: boolean }[] = [];
  let closingLine = block.line + 1;
  for (const [i, raw] of block.lines.entries()) {
    const line = block.line + 1 + i;
    const match = pattern.exec(raw);
    const last = items.at(-1);
    if (closing.length > 0) {
      if (match !== null) stray.push({ line, late: true });
      closing.push(raw);
    } else if (match !== null)
      items.push({ parts: match.slice(1).map((part) => part ?? ''), lines: [], line });
    else if (last === undefined) intro.push(raw);
    else if (raw.trim() === '' || /^(?: {2,}|\t)/.test(raw)) last.lines.push(raw);
    else if (ANY_ITEM.test(raw)) stray.push({ line, late: false });
    else {
      closingLine = line;
      closing.push(raw);
    }
  }
  return {
    intro: textOf(intro, block.line + 1),
    items: items.map(({ parts, lines, line }) => ({ parts, line, why: textOf(lines, line + 1) })),
    closing: textOf(closing, closingLine),
    stray,
  };
}

/** The lines without what they are all indented by. */
function textOf(lines: readonly string[], line: number): Text {
  const blank = lines.findIndex((one) => one.trim() !== '');
  if (blank === -1) return { text: '', line };
  const full = lines.slice(blank);
  const indents = full.filter((one) => one.trim() !== '').map((one) => /^\s*/.exec(one)?.[0].length ?? 0);
  const least = Math.min(...indents);
  return {
    text: full
      .map((one) => one.slice(least))
      .join('\n')
      .trimEnd(),
    line: line + blank,
  };
}
