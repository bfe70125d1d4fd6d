/** The formulas of a text, for who makes them. */
import type { Token } from 'markdown-it';
import type { LessonFault } from './check.ts';
import type { Formula } from './formulas.ts';
import { formulaKey } from './formulas.ts';
import { parseInline, parseMarkdown } from './markdown.ts';
import { questionTexts } from './questions/html.ts';
import { readQuestions } from './questions/parse.ts';

/** In questions and captions, too. */
export function formulasIn(markdown: string): readonly Formula[] {
  const found: Formula[] = [];
  const visit = (tokens: readonly Token[], line: number, isHead = false): void => {
    for (const token of tokens) {
      const at = isHead || token.map === null || token.map === undefined ? line : token.map[0] + 1;
      if (token.type === 'kode_formula') found.push({ tex: token.content, block: false, line });
      else if (token.type === 'kode_formula_block') found.push({ tex: token.content, block: true, line: at });
      else if (/^container_(?:predict|figure)_open$/.test(token.type))
        visit(parseInline(token.info), at, true);
      visit(token.children ?? [], at, isHead);
    }
  };
  visit(parseMarkdown(markdown), 1);
  for (const { text, line } of readQuestions(markdown).questions.flatMap(questionTexts)) {
    for (const formula of formulasIn(text)) found.push({ ...formula, line: formula.line + line - 1 });
  }
  return found;
}

/**
 * All formulas of a text by key.
 * @param make one as HTML; its errors become faults
 */
export function madeFormulas(
  markdown: string,
  make: (formula: Formula) => string,
): { readonly formulas: Readonly<Record<string, string>>; readonly faults: readonly LessonFault[] } {
  const formulas: Record<string, string> = {};
  const faults: LessonFault[] = [];
  for (const line of loneSigns(parseMarkdown(markdown), 1)) {
    faults.push({
      line,
      text: 'The signs "$$" of a formula stand on lines of their own, before it and after it.',
    });
  }
  for (const formula of formulasIn(markdown)) {
    const key = formulaKey(formula);
    if (Object.hasOwn(formulas, key)) continue;
    try {
      formulas[key] = make(formula);
    } catch (error) {
      const why = error instanceof Error ? error.message.trim() : String(error);
      faults.push({ line: formula.line, text: `The formula "${formula.tex}" cannot be read: ${why}.` });
    }
  }
  return { formulas, faults };
}

/** Lines of text in which the sign of a block stands. */
function loneSigns(tokens: readonly Token[], line: number): readonly number[] {
  return tokens.flatMap((token) => {
    const at = token.map === null || token.map === undefined ? line : token.map[0] + 1;
    const here = token.type === 'text' && token.content.includes('$$') ? [line] : [];
    return [...here, ...loneSigns(token.children ?? [], at)];
  });
}
