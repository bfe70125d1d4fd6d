/**
 * Blocks of a lesson that can be run: "```go run" is a whole program; "```go run=cents.go" stands word for word in the whole
 * program `programs/cents.go` beside the lesson, which is what is run.
 */
import { isLanguageId, LANGUAGE_IDS } from '../languages/ids.ts';
import type { Snippet } from '../snippets/snippet.ts';
import type { LessonFault } from './check.ts';
import { languageOf } from './codeTabs.ts';

export interface LessonSnippet extends Snippet {
  /** The block as it stands in the lesson; `text` is what is run. */
  readonly block: string;
  /** Line of the block in the Markdown, from 1. */
  readonly line: number;
}

/** @param programs texts of the files in `programs/` by name */
export function snippetsIn(
  markdown: string,
  programs: Readonly<Record<string, string>> = {},
): { readonly snippets: readonly LessonSnippet[]; readonly faults: readonly LessonFault[] } {
  const snippets: LessonSnippet[] = [];
  const faults: LessonFault[] = [];
  const used = new Set<string>();
  for (const { info, block, line } of fencesIn(markdown)) {
    const wish = info
      .trim()
      .split(/\s+/)
      .slice(1)
      .find((word) => /^run(?:=|$)/.test(word));
    if (wish === undefined) continue;
    const fault = (text: string): void => void faults.push({ line, text });
    const language = languageOf(info);
    const file = wish.slice('run='.length);
    if (!isLanguageId(language)) {
      fault(`"${language}" cannot be run; ${LANGUAGE_IDS.join(', ')} can.`);
      continue;
    }
    if (file === '') {
      snippets.push({ language, block, line, text: block });
      continue;
    }
    const text = Object.hasOwn(programs, file) ? programs[file] : undefined;
    used.add(file);
    if (text === undefined) fault(`There is no "programs/${file}" beside the lesson.`);
    else if (!holds(text, block)) fault(`This block does not stand word for word in "programs/${file}".`);
    else snippets.push({ language, block, line, text });
  }
  for (const name of Object.keys(programs)) {
    if (!used.has(name)) faults.push({ line: 1, text: `No block runs "programs/${name}".` });
  }
  return { snippets, faults };
}

/** Whether all lines of a block stand in a text, one after the other. */
function holds(text: string, block: string): boolean {
  return `\n${text.replace(/\r\n?/g, '\n')}\n`.includes(`\n${block.replace(/\n+$/, '')}\n`);
}

interface Fence {
  readonly info: string;
  readonly block: string;
  readonly line: number;
}

/** Fenced blocks that begin a line. */
function fencesIn(markdown: string): readonly Fence[] {
  const fences: Fence[] = [];
  const lines = markdown.split(/\r?\n/);
  for (let i = 0; i < lines.length; i += 1) {
    const open = /^(`{3,}|~{3,})(.*)$/.exec(lines[i] ?? '');
    if (open === null) continue;
    const start = i;
    const end = open[1] ?? '';
    for (i += 1; i < lines.length && (lines[i] ?? '').trim() !== end; i += 1);
    const block = lines.slice(start + 1, i).map((one) => `${one}\n`);
    fences.push({ info: open[2] ?? '', block: block.join(''), line: start + 1 });
  }
  return fences;
}
