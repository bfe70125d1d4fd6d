/**
 * The same code in several languages: fenced blocks between `:::code Label` and `:::`, shown as tabs. In the token stream
 * the block is one token, so that nothing else has to know of the tabs.
 */
import type { MarkdownIt as Markdown, Token } from 'markdown-it';
import container from 'markdown-it-container';
import type { LessonFault } from './check.ts';
import { CODE_LANGUAGE_NAMES, codeTitle } from '../snippets/codeLanguages.ts';
import { tabsHtml } from './tabs.ts';

const NAME = 'code';
const DEFAULT_LABEL = 'Language';

/** The language of a fenced block: the first word after the ticks. */
export function languageOf(info: string): string {
  return info.trim().split(/\s+/)[0] ?? '';
}

/** Teaches a renderer the block. Its fences are rendered as all others are. */
export function codeTabs(markdown: Markdown): void {
  markdown.use(container, NAME, { validate: (params) => /^\s*code(?:\s|$)/.test(params) });
  markdown.core.ruler.after('block', 'kode_code_tabs', (state) => {
    state.tokens = gathered(state.tokens, (type) => new state.Token(type, '', 0));
  });
  markdown.renderer.rules['kode_code_tabs'] = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const fences = (token?.children ?? []).filter(({ type }) => type === 'fence');
    const shown = fences.map((fence, i) => {
      const id = languageOf(fence.info);
      return {
        id,
        title: codeTitle(id) ?? 'Text',
        html: self.rules['fence']?.(fences, i, options, env, self) ?? '',
      };
    });
    return `${tabsHtml(`code-${index}`, token?.info ?? DEFAULT_LABEL, shown)}\n`;
  };
}

function gathered(tokens: readonly Token[], tokenOf: (type: string) => Token): Token[] {
  const result: Token[] = [];
  let block: Token | null = null;
  for (const token of tokens) {
    if (token.type === `container_${NAME}_open`) {
      block = tokenOf('kode_code_tabs');
      block.block = true;
      block.map = token.map;
      block.info = token.info.trim().slice(NAME.length).trim() || DEFAULT_LABEL;
      block.children = [];
      result.push(block);
    } else if (token.type === `container_${NAME}_close`) block = null;
    else if (block === null) result.push(token);
    else block.children?.push(token);
  }
  return result;
}

/** What is wrong with the blocks of a text. */
export function checkCodeTabs(markdown: string): readonly LessonFault[] {
  const faults: LessonFault[] = [];
  let open: { readonly line: number; readonly languages: Map<string, number> } | null = null;
  let fence: string | null = null;
  for (const [i, text] of markdown.split(/\r?\n/).entries()) {
    const line = i + 1;
    const mark = /^(`{3,}|~{3,})(.*)$/.exec(text);
    if (mark !== null && (fence === null || text.trim() === fence)) {
      if (fence === null && open !== null) faults.push(...taken(open.languages, mark[2] ?? '', line));
      fence = fence === null ? (mark[1] ?? '') : null;
    } else if (fence !== null) continue;
    else if (/^:::\s*code(?:\s|$)/.test(text)) open = { line, languages: new Map() };
    else if (/^:::\s*$/.test(text)) {
      if (open !== null && open.languages.size < 2) {
        faults.push({
          line: open.line,
          text: 'A block ":::code" holds the same code in two languages at least.',
        });
      }
      open = null;
    } else if (open !== null && text.trim() !== '') {
      faults.push({ line, text: 'Between ":::code" and ":::" stand fenced blocks only.' });
    }
  }
  return faults;
}

function taken(languages: Map<string, number>, info: string, line: number): LessonFault[] {
  const language = languageOf(info);
  if (codeTitle(language) === undefined) {
    const text = `A tab needs a language; there are ${CODE_LANGUAGE_NAMES.join(', ')}.`;
    languages.set(`line ${line}`, line);
    return [{ line, text }];
  }
  const before = languages.get(language);
  languages.set(language, before ?? line);
  return before === undefined
    ? []
    : [{ line, text: `"${language}" has a tab already, that of line ${before}.` }];
}
