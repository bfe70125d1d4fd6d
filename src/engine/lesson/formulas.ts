/**
 * Formulas in lessons: `$L = \lambda W$` in a line, and `$$` … `$$` on lines of their own. They are made to MathML when the
 * content is built; a text without made formulas shows its dollar signs.
 */
import type { MarkdownIt as Markdown, StateBlock, StateInline } from 'markdown-it';

export interface Formula {
  readonly tex: string;
  readonly block: boolean;
  /** Line in the Markdown, from 1. */
  readonly line: number;
}

/** Under which a made formula is kept. */
export function formulaKey({ tex, block }: Pick<Formula, 'tex' | 'block'>): string {
  return `${block ? '$$' : '$'}${tex}`;
}

interface FormulaEnv {
  /** Made formulas by key; null in texts that have none. */
  readonly formulas: Readonly<Record<string, string>> | null;
}

/** Teaches a renderer both forms. */
export function formulas(markdown: Markdown): void {
  markdown.inline.ruler.after('escape', 'kode_formula', inlineRule);
  markdown.block.ruler.before('fence', 'kode_formula_block', blockRule, {
    alt: ['paragraph', 'blockquote', 'list'],
  });
  const render = (tex: string, block: boolean, env: FormulaEnv): string =>
    env.formulas?.[formulaKey({ tex, block })] ?? `<code>${markdown.utils.escapeHtml(tex)}</code>`;
  markdown.renderer.rules['kode_formula'] = (tokens, i, _options, env) =>
    render(tokens[i]?.content ?? '', false, env as unknown as FormulaEnv);
  markdown.renderer.rules['kode_formula_block'] = (tokens, i, _options, env) =>
    `<div class="formula">${render(tokens[i]?.content ?? '', true, env as unknown as FormulaEnv)}</div>\n`;
}

/** As Pandoc reads it: no space inside the dollar signs, no digit after the second: "$5 and $6" is money. */
const INLINE = /^\$(?![\s$])((?:[^$\\\n`]|\\.)+?)(?<!\s)\$(?!\d)/;

function inlineRule(state: StateInline, silent: boolean): boolean {
  if (isOff(state.env) || state.src.charCodeAt(state.pos) !== 0x24) return false;
  const found = INLINE.exec(state.src.slice(state.pos, state.posMax));
  if (found === null) return false;
  if (!silent) state.push('kode_formula', '', 0).content = (found[1] ?? '').trim();
  state.pos += found[0].length;
  return true;
}

function blockRule(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  if (isOff(state.env) || lineOf(state, startLine) !== '$$') return false;
  let end = startLine + 1;
  while (end < endLine && lineOf(state, end) !== '$$') end += 1;
  if (end >= endLine) return false;
  if (silent) return true;
  const token = state.push('kode_formula_block', '', 0);
  token.block = true;
  token.content = state.getLines(startLine + 1, end, state.blkIndent, false).trim();
  token.map = [startLine, end + 1];
  state.line = end + 1;
  return true;
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim();
}

function isOff(env: unknown): boolean {
  return (env as FormulaEnv).formulas === null;
}
