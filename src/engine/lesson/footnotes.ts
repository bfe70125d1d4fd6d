/**
 * Footnotes: `[^name]` in the text, and `[^name]: What it says.` as a paragraph of its own. The notes stand at the end, in
 * the order in which the text names them; links lead there and back.
 */
import type { MarkdownIt as Markdown, StateBlock, StateInline, Token } from 'markdown-it';
import type { LessonFault } from './check.ts';
import { proseLines } from './proseLines.ts';

/** On a reference and on a note, once they have found each other. */
type NoteMeta = {
  readonly name: string;
  /** Counts from 1; 0: nobody names the note, or there is none. */
  readonly number: number;
  /** Which of the references to its note a reference is; how many a note has. */
  readonly count: number;
};

const NAME = /^\[\^([\w-]+)\]/;

export function footnotes(markdown: Markdown): void {
  markdown.block.ruler.before('reference', 'kode_footnote', blockRule, { alt: ['paragraph'] });
  markdown.inline.ruler.before('link', 'kode_footnote_ref', inlineRule);
  markdown.core.ruler.after('inline', 'kode_footnotes', (state) => {
    state.tokens = arranged(state.tokens, (type) => new state.Token(type, '', 0));
  });
  const { rules } = markdown.renderer;
  rules['kode_footnote_ref'] = (tokens, i) => {
    const { name, number, count } = metaOf(tokens[i]);
    if (number === 0) return `[^${name}]`;
    return `<sup class="note-ref"><a href="#note-${name}" id="ref-${name}-${count}" aria-label="Footnote ${number}">${number}</a></sup>`;
  };
  rules['kode_footnotes_open'] = () => '<section class="footnotes" aria-label="Footnotes"><ol>\n';
  rules['kode_footnotes_close'] = () => '</ol></section>\n';
  // Jumps move the focus along; so the way back is the next key.
  rules['kode_footnote_open'] = (tokens, i) => `<li id="note-${metaOf(tokens[i]).name}" tabindex="-1">`;
  rules['kode_footnote_close'] = (tokens, i) => {
    const { name, number, count } = metaOf(tokens[i]);
    const back = Array.from({ length: count }, (_, at) => {
      const which = count === 1 ? '' : `, place ${at + 1}`;
      return ` <a href="#ref-${name}-${at + 1}" aria-label="Back to footnote ${number}${which}">↩</a>`;
    });
    return `${back.join('')}</li>\n`;
  };
}

function blockRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const line = (at: number): string => state.getLines(at, at + 1, state.blkIndent, false);
  const head = /^\[\^([\w-]+)\]:\s*(.*)$/.exec(line(startLine));
  if (head === null) return false;
  if (silent) return true;
  let end = startLine + 1;
  while (end < endLine && !state.isEmpty(end) && !NAME.test(line(end))) end += 1;
  const meta: NoteMeta = { name: head[1] ?? '', number: 0, count: 0 };
  const push = (type: string, nesting: -1 | 0 | 1): Token => {
    const token = state.push(type, '', nesting);
    token.map = [startLine, end];
    return token;
  };
  push('kode_footnote_open', 1).meta = meta;
  const text = push('inline', 0);
  const more = end > startLine + 1 ? [state.getLines(startLine + 1, end, state.blkIndent, false)] : [];
  text.content = [head[2] ?? '', ...more].join('\n').trim();
  text.children = [];
  push('kode_footnote_close', -1).meta = meta;
  state.line = end;
  return true;
}

function inlineRule(state: StateInline, silent: boolean): boolean {
  const found = NAME.exec(state.src.slice(state.pos, state.posMax));
  if (found === null) return false;
  if (!silent) {
    const meta: NoteMeta = { name: found[1] ?? '', number: 0, count: 0 };
    state.push('kode_footnote_ref', '', 0).meta = meta;
  }
  state.pos += found[0].length;
  return true;
}

/** The notes at the end, numbered by the first reference; those that nobody names stand last. */
function arranged(tokens: readonly Token[], tokenOf: (type: string) => Token): Token[] {
  const text: Token[] = [];
  const notes = new Map<string, Token[]>();
  let note: Token[] | null = null;
  for (const token of tokens) {
    if (token.type === 'kode_footnote_open') {
      note = [];
      // A second one of the same name is a fault; the first is shown.
      const { name } = metaOf(token);
      if (!notes.has(name)) notes.set(name, note);
    }
    if (note === null) text.push(token);
    else note.push(token);
    if (token.type === 'kode_footnote_close') note = null;
  }
  const counts = new Map<string, number>();
  for (const reference of referencesIn(text)) {
    const { name } = metaOf(reference);
    if (!notes.has(name)) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    reference.meta = { name, number: [...counts.keys()].indexOf(name) + 1, count } satisfies NoteMeta;
  }
  const named = [...counts].flatMap(([name, count], i) => {
    const meta: NoteMeta = { name, number: i + 1, count };
    return (notes.get(name) ?? []).map((token) => (token.type === 'inline' ? token : withMeta(token, meta)));
  });
  if (named.length === 0) return text;
  return [...text, tokenOf('kode_footnotes_open'), ...named, tokenOf('kode_footnotes_close')];
}

function withMeta(token: Token, meta: NoteMeta): Token {
  token.meta = meta;
  return token;
}

function referencesIn(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token) => [
    ...(token.type === 'kode_footnote_ref' ? [token] : []),
    ...referencesIn(token.children ?? []),
  ]);
}

function metaOf(token: Token | undefined): NoteMeta {
  return (token?.meta ?? { name: '', number: 0, count: 0 }) as unknown as NoteMeta;
}

/** References without a note, notes without a reference, and two notes of one name. */
export function checkFootnotes(markdown: string): readonly LessonFault[] {
  const faults: LessonFault[] = [];
  const notes = new Map<string, number>();
  const named = new Map<string, number>();
  for (const { line, text } of proseLines(markdown)) {
    const note = /^\[\^([\w-]+)\]:/.exec(text)?.[1];
    if (note !== undefined) {
      if (notes.has(note)) faults.push({ line, text: `There are two footnotes "${note}".` });
      notes.set(note, line);
    }
    for (const [, name = ''] of text.replace(/^\[\^[\w-]+\]:/, '').matchAll(/\[\^([\w-]+)\]/g)) {
      if (!named.has(name)) named.set(name, line);
      if (/^:::/.test(text) || note !== undefined) {
        faults.push({
          line,
          text: `A footnote is named in running text, not in the head of a block or a note.`,
        });
      }
    }
  }
  for (const [name, line] of named) {
    if (!notes.has(name)) faults.push({ line, text: `There is no footnote "${name}".` });
  }
  for (const [name, line] of notes) {
    if (!named.has(name)) faults.push({ line, text: `Nothing names the footnote "${name}".` });
  }
  return faults;
}
