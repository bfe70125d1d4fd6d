/** What is wrong with a lesson's text, by line, for the content build. */
import { checkCodeTabs } from './codeTabs.ts';
import { checkFootnotes } from './footnotes.ts';
import { BLOCKS, isAllowedLink } from './markdown.ts';
import { figuresIn, figureStatus, safeSvg } from './figures.ts';
import { readQuestions } from './questions/parse.ts';
import { simulatorFaults } from './simulate.ts';

export interface LessonFault {
  /** Line in the Markdown, from 1. */
  readonly line: number;
  readonly text: string;
}

/** @param figures drawings by name, as they lie beside the lesson */
export function checkLesson(
  markdown: string,
  figures: Readonly<Record<string, string>>,
): readonly LessonFault[] {
  const faults: LessonFault[] = [];
  const lines = markdown.split(/\r?\n/);
  let fence: string | null = null;
  let block: { readonly name: string; readonly line: number } | null = null;
  for (const [i, text] of lines.entries()) {
    const line = i + 1;
    const mark = /^(```+)/.exec(text)?.[1];
    if (mark !== undefined) {
      if (fence === null) fence = mark;
      else if (text.trim() === fence) fence = null;
      continue;
    }
    if (fence !== null) continue;
    const open = /^:::\s*(\S+)/.exec(text);
    if (open !== null) {
      const name = open[1] ?? '';
      if (!BLOCKS.has(name)) {
        faults.push({ line, text: `Unknown block "${name}"; there are ${[...BLOCKS].join(', ')}.` });
      }
      if (block !== null)
        faults.push({
          line,
          text: `"${block.name}" of line ${block.line} is still open; close it with ":::".`,
        });
      block = { name, line };
    } else if (/^:::\s*$/.test(text)) block = null;
    for (const [, url = ''] of text.replace(/!\[[^\]]*\]\([^)]*\)/g, '').matchAll(/\]\(([^)\s]+)[^)]*\)/g)) {
      if (!isAllowedLink(url))
        faults.push({ line, text: `The link "${url}" leads nowhere in Kode; use kode:ID, #place or https.` });
    }
    if (/<\/?[a-z][^>]*>/i.test(text.replace(/`[^`]*`/g, ''))) {
      faults.push({
        line,
        text: 'Raw HTML is not shown; write it as Markdown, or as code between backticks.',
      });
    }
  }
  if (block !== null)
    faults.push({ line: block.line, text: `"${block.name}" is never closed; close it with ":::".` });
  faults.push(...checkCodeTabs(markdown), ...checkFootnotes(markdown));
  for (const figure of figuresIn(markdown)) {
    const { line, name } = figure;
    if (name === '') faults.push({ line, text: 'A figure needs a name: ":::figure name | caption".' });
    if (figure.caption === '')
      faults.push({ line, text: `The figure "${name}" needs a caption that states its point.` });
    if (figure.title === '' || figure.description === '') {
      faults.push({
        line,
        text: `The figure "${name}" needs accTitle and accDescr, for who does not see it.`,
      });
    }
    const svg = figures[name];
    const status = figureStatus(figure, svg);
    if (status !== 'ok') {
      const word = status === 'missing' ? 'not drawn yet' : 'older than its text';
      faults.push({ line, text: `The figure "${name}" is ${word}; run "npm run diagrams".` });
    } else if (svg !== undefined && safeSvg(svg) === null) {
      faults.push({ line, text: `The drawing of "${name}" holds something that no figure may hold.` });
    }
  }
  faults.push(...simulatorFaults(markdown), ...readQuestions(markdown, true).faults);
  return faults;
}
