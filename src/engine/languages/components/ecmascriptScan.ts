/** Where in a script a class and its members stand: for messages, nothing is judged by it. */
import { maskSource, SCRIPT_MASK } from '../mask.ts';

/** A constructor or method as it stands in the learner's file. */
export interface FoundMember {
  /** From 1. */
  readonly line: number;
  /** Its head on one line: `allow(n: number): boolean`. */
  readonly text: string;
  /** Parameters at most; null where it may take any number, or where that cannot be told. */
  readonly most: number | null;
}

export interface FoundClass {
  readonly line: number;
  member(names: readonly string[]): FoundMember | null;
}

/**
 * @param code JavaScript
 * @param text the learner's file, on the same places; heads are cut out of it
 */
export function findClass(code: string, text: string, name: string): FoundClass | null {
  const masked = maskSource(code, SCRIPT_MASK);
  const escaped = name.replaceAll('$', '\\$');
  const head = new RegExp(String.raw`\bclass\s+${escaped}(?![\w$])|(?<![\w$.])${escaped}\s*=\s*class\b`).exec(
    masked,
  );
  if (head === null) return null;
  const open = masked.indexOf('{', head.index);
  const body = open < 0 ? '' : topOf(masked, open);
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length;
  return {
    line: lineAt(head.index),
    member(names) {
      const all = names.map((one) => one.replaceAll('$', '\\$')).join('|');
      // What is static belongs to the class, not to its objects.
      const free = String.raw`(?<![\w$.#])(?<!\bstatic\s+(?:(?:async|get|set)\s+|\*\s*)*)`;
      const found =
        new RegExp(String.raw`${free}(?:(?:async|get|set)\s+|\*\s*)*(?:${all})\s*(?=\()`).exec(body) ??
        new RegExp(String.raw`${free}(?:${all})\s*=(?![>=])\s*`).exec(body);
      if (found === null) return null;
      const { index } = found;
      const from = index + found[0].length;
      const params = paramsFrom(masked, from);
      const end = params === null ? -1 : endOfHead(masked, params.end);
      const headText = text
        .slice(index, end < 0 ? from : end)
        .replace(/\s+/g, ' ')
        .trim();
      return { line: lineAt(index), text: headText, most: params?.most ?? null };
    },
  };
}

/** Classes of a script by name, in order. */
export function classNames(code: string): readonly string[] {
  const masked = maskSource(code, SCRIPT_MASK);
  return [...masked.matchAll(/\bclass\s+([\w$]+)\s*(?:extends\b|<|\{)/g)].map((match) => match[1] as string);
}

/** The text with everything blanked that is not directly between the brace at `open` and its end. */
function topOf(masked: string, open: number): string {
  let depth = 0;
  let at = open;
  let out = ' '.repeat(open);
  for (; at < masked.length; at += 1) {
    const letter = masked[at] as string;
    if (letter === '}') depth -= 1;
    out += depth === 1 && letter !== '}' ? letter : letter === '\n' ? '\n' : ' ';
    if (letter === '{') depth += 1;
    if (depth === 0) break;
  }
  return out;
}

/** The parameters of a method, a function or an arrow that begins here; null where there is none of them. */
function paramsFrom(
  masked: string,
  from: number,
): { readonly end: number; readonly most: number | null } | null {
  const start = /^(?:async\s+)?(?:function\s*\*?\s*[\w$]*\s*)?/.exec(masked.slice(from))?.[0].length ?? 0;
  const at = from + start;
  const alone = /^[\w$]+\s*(?==>)/.exec(masked.slice(at));
  if (alone !== null) return { end: at + alone[0].length, most: 1 };
  if (masked[at] !== '(') return null;
  let depth = 0;
  let most = 0;
  let inParam = false;
  let rest = false;
  for (let i = at; i < masked.length; i += 1) {
    const letter = masked[i] as string;
    if ('([{'.includes(letter)) depth += 1;
    else if (')]}'.includes(letter)) depth -= 1;
    if (depth === 0) {
      const all = most + (inParam ? 1 : 0);
      return { end: i + 1, most: rest || usesArguments(masked) ? null : all };
    }
    if (i === at) continue;
    if (depth === 1 && letter === ',') {
      most += 1;
      inParam = false;
    } else if (/\S/.test(letter)) {
      if (depth === 1 && masked.startsWith('...', i)) rest = true;
      inParam = true;
    }
  }
  return null;
}

function usesArguments(masked: string): boolean {
  return /(?<![\w$.])arguments(?![\w$])/.test(masked);
}

/** Where the body begins, or the arrow. */
function endOfHead(masked: string, from: number): number {
  const next = /\{|=>/.exec(masked.slice(from));
  return next === null ? from : from + next.index;
}
