/** Finds misspelt words in the texts of the content: prose only, not code, names of things, links or formulas. */
import { isScalar, LineCounter, parseDocument, visit } from 'yaml';

/** A word and where it stands, line and column from 1. */
export interface Word {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Fields of YAML whose values are prose. */
const PROSE_FIELDS: ReadonlySet<string> = new Set(['title', 'summary', 'claim', 'note', 'hints']);

/** All words of prose in a Markdown text, with those of its front matter. */
export function wordsOfMarkdown(text: string): readonly Word[] {
  const matter = /^---\r?\n([\s\S]*?\r?\n)---(?:\r?\n|$)/.exec(text);
  const body = matter === null ? 0 : matter[0].split('\n').length - 1;
  const words = matter === null ? [] : wordsOfYaml(matter[1] ?? '', 1);
  return [...words, ...bodyWords(text.split(/\r?\n/), body)];
}

/** All words of prose in the values of a YAML text; `linesBefore` stand above it in the file. */
export function wordsOfYaml(text: string, linesBefore = 0): readonly Word[] {
  const counter = new LineCounter();
  const words: Word[] = [];
  visit(parseDocument(text, { lineCounter: counter }), {
    Pair(_, pair) {
      if (!isScalar(pair.key) || !PROSE_FIELDS.has(String(pair.key.value))) return undefined;
      visit(pair.value as never, {
        Scalar(_key, { value, range }) {
          if (typeof value !== 'string' || range === null || range === undefined) return;
          const source = text.slice(range[0], range[1]);
          const start = counter.linePos(range[0]);
          for (const word of bodyWords(source.split('\n'), 0)) {
            const column = word.line === 1 ? word.column + start.col - 1 : word.column;
            words.push({ ...word, line: word.line + start.line - 1 + linesBefore, column });
          }
        },
      });
      return visit.SKIP;
    },
  });
  return words;
}

function bodyWords(lines: readonly string[], from: number): readonly Word[] {
  const words: Word[] = [];
  let fence: string | null = null;
  let isFigure = false;
  let isSources = false;
  // Of a simulator.
  let isParameters = false;
  let isNumberQuestion = false;
  let isFormula = false;
  for (const [i, raw] of lines.entries()) {
    if (i < from) continue;
    const mark = /^\s*(`{3,}|~{3,})(.*)$/.exec(raw);
    if (mark !== null && (fence === null || raw.trim() === fence)) {
      fence = fence === null ? (mark[1] ?? '') : null;
      isFigure = /^mermaid\b/.test(mark[2] ?? '');
      continue;
    }
    if (fence === null && raw.trim() === '$$') isFormula = !isFormula;
    if (isFormula || (fence !== null && !isFigure)) continue;
    if (/^:::/.test(raw)) {
      isSources = /^:::\s*sources\b/.test(raw);
      isParameters = /^:::\s*simulate\b/.test(raw);
      isNumberQuestion = /^:::\s*question\s+number\b/.test(raw);
    } else if (isParameters || (isNumberQuestion && /^[-*]\s+\w+\s*:/.test(raw))) continue;
    const prose = fence === null ? proseOf(raw) : figureProse(raw);
    for (const match of prose.matchAll(WORD)) {
      const word = match[0].replace(/['’]s?$/, '');
      if (!isProse(word) || (isSources && /^\p{Lu}/u.test(word))) continue;
      words.push({ text: word.replaceAll('’', "'"), line: i + 1, column: match.index + 1 });
    }
  }
  return words;
}

const WORD = /(?<![\p{N}_])\p{L}[\p{L}\p{N}_]*(?:['’]\p{L}+)?/gu;

/** What has digits, an underscore or capitals inside is a name: `L1`, `lru_cache`, `LruCache`, `HTTP`. */
function isProse(word: string): boolean {
  return word.length > 1 && /^\p{L}\p{Ll}*(?:['’]\p{Ll}+)?$/u.test(word);
}

/** The line with spaces where no prose is, so that columns stay. */
function proseOf(line: string): string {
  return blanked(line, [
    /`+[^`]*`+/g,
    /^:::\s*question\b[^|]*\|?/g,
    /^:::\s*[\w-]+(?:\s+[\w-]+\s*\|)?/g,
    // A drawn number.
    /\{#?\w+\}/g,
    /\]\([^)]*\)/g,
    /\$\$?[^$]+\$\$?/g,
    /\b\w-(?:st|nd|rd|th)\b/g,
    // One word between quotes is a value: "abc".
    /"[^"\s]+"/g,
    /https?:\/\/\S+/g,
    /\b[\w-]+\.(?:go|py|ts|js|mjs|java|cpp|rs|md|yaml|svg)\b/g,
    /\b[\w.]+\(\)?/g,
  ]);
}

/** Of a figure: what stands between quotes, and its description. */
function figureProse(line: string): string {
  const described = /^(\s*acc(?:Title|Descr):)(.*)$/.exec(line);
  if (described !== null) return ' '.repeat(described[1]?.length ?? 0) + (described[2] ?? '');
  let at = 0;
  return line
    .split('"')
    .map((part) => (at++ % 2 === 1 ? part.replaceAll('\\n', '  ') : ' '.repeat(part.length)))
    .join(' ');
}

function blanked(line: string, patterns: readonly RegExp[]): string {
  return patterns.reduce((text, one) => text.replace(one, (found) => ' '.repeat(found.length)), line);
}

/** Words that the dictionary lacks: one a line, sorted, with comments after "#". */
export function fieldWords(text: string): {
  readonly words: readonly string[];
  readonly faults: readonly Fault[];
} {
  const words: string[] = [];
  const faults: Fault[] = [];
  for (const [i, raw] of text.split(/\r?\n/).entries()) {
    const word = raw.replace(/#.*$/, '').trim();
    if (word === '') continue;
    const before = words.at(-1);
    if (before !== undefined && order(before, word) >= 0) {
      faults.push({ line: i + 1, text: `"${word}" stands twice, or not in the order of the alphabet.` });
    }
    words.push(word);
  }
  return { words, faults };
}

export interface Fault {
  readonly line: number;
  readonly text: string;
}

/** The order of the list: letters first, then capitals after small ones. */
export function order(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left !== right) return left < right ? -1 : 1;
  return a === b ? 0 : a > b ? -1 : 1;
}

/** Whether words are spelt right: by a dictionary, or by the list of the field; it knows which of the list were needed. */
export class Speller {
  private readonly known = new Map<string, boolean>();
  private readonly list: ReadonlySet<string>;
  private readonly needed = new Set<string>();
  private readonly correct: (word: string) => boolean;

  /** @param correct what the dictionary says */
  constructor(list: readonly string[], correct: (word: string) => boolean) {
    this.list = new Set(list);
    this.correct = correct;
  }

  isRight(word: string): boolean {
    const before = this.known.get(word);
    if (before !== undefined) return before;
    const right = this.correct(word) || this.isListed(word) || this.isListed(word.toLowerCase());
    this.known.set(word, right);
    return right;
  }

  /** Words of the list that no text needs. */
  unneeded(): readonly string[] {
    return [...this.list].filter((word) => !this.needed.has(word));
  }

  private isListed(word: string): boolean {
    if (!this.list.has(word)) return false;
    this.needed.add(word);
    return true;
  }
}
