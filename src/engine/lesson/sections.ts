/** A text by its sections, without code: what the search looks into. */
import type { Token } from 'markdown-it';
import { parseMarkdown } from './markdown.ts';
import { questionTexts } from './questions/html.ts';
import { readQuestions } from './questions/parse.ts';

export interface TextSection {
  /** Id of the heading on the page; '' before the first one. */
  readonly place: string;
  readonly heading: string;
  readonly text: string;
}

/** Callouts belong to the section in which they stand. */
export function sectionsOf(markdown: string): readonly TextSection[] {
  const sections: { place: string; heading: string; parts: string[] }[] = [
    { place: '', heading: '', parts: [] },
  ];
  const tokens = parseMarkdown(markdown);
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'heading_open') {
      const heading = plain(tokens[i + 1]);
      sections.push({ place: String(token.attrGet('id') ?? ''), heading, parts: [] });
    } else if (token.type === 'inline') {
      if (tokens[i - 1]?.type !== 'heading_open') sections.at(-1)?.parts.push(plain(token));
    } else if (/^container_(?:predict|figure)_open$/.test(token.type)) {
      // The question, the caption.
      sections.at(-1)?.parts.push(token.info.replace(/^\s*(?:predict\b|figure\b[^|]*\|?)/, ''));
    } else if (token.type === 'kode_question') sections.at(-1)?.parts.push(...questionWords(token.content));
  }
  return sections
    .map(({ place, heading, parts }) => ({ place, heading, text: parts.join('\n') }))
    .filter(({ heading, text }) => heading !== '' || text !== '');
}

/** What a question asks, offers and explains. */
function questionWords(block: string): readonly string[] {
  return readQuestions(block)
    .questions.flatMap(questionTexts)
    .flatMap(({ text }) => parseMarkdown(text).filter(({ type }) => type === 'inline'))
    .map(plain);
}

/** The words of a line, code in it included. */
function plain(token: Token | undefined): string {
  return (token?.children ?? [])
    .map(({ type, content }) => (/break$|^kode_/.test(type) ? ' ' : content))
    .join('');
}
