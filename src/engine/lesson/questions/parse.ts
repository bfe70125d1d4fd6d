/** Questions out of a lesson's text, with everything that is wrong with them. */
import { questionBlocks } from './blocks.ts';
import type { QuestionBlock } from './blocks.ts';
import type { Item, ItemList } from './list.ts';
import { listOf } from './list.ts';
import type { Question, QuestionKey, QuestionKind, Row } from './model.ts';
import { QUESTION_KINDS } from './model.ts';
import { readNumberQuestion } from './numberQuestion.ts';
import { rngOf } from './seed.ts';

export interface QuestionFault {
  readonly line: number;
  readonly text: string;
}

/** @param line where the fault is; of the block where it is left out */
export type Say = (text: string, line?: number) => void;

export interface ReadQuestions {
  /** Those that can be shown, in order. */
  readonly questions: readonly Question[];
  readonly faults: readonly QuestionFault[];
}

/**
 * @param isTried whether each number question is tried with all that can be drawn, as the build does; what was built is not
 *   tried again each time it is shown
 */
export function readQuestions(markdown: string, isTried = false): ReadQuestions {
  const questions: Question[] = [];
  const faults: QuestionFault[] = [];
  const lines = new Map<string, number>();
  for (const block of questionBlocks(markdown)) {
    const say: Say = (text, line = block.line) => void faults.push({ line, text });
    const question = readQuestion(block, say, isTried);
    if (question === null) continue;
    const { id } = question.key;
    const before = lines.get(id);
    if (before !== undefined) {
      const text = `The question of line ${before} is called "${id}", too; name this one: ":::question ${question.key.kind} another-id | …".`;
      faults.push({ line: block.line, text });
    }
    lines.set(id, before ?? block.line);
    questions.push(question);
  }
  return { questions, faults };
}

const MOST_ROWS = 8;

/** Null where nothing can be shown. */
function readQuestion(block: QuestionBlock, say: Say, isTried: boolean): Question | null {
  const [kind = '', given, ...more] = block.words;
  if (!isKind(kind)) {
    say(`A question is one of ${QUESTION_KINDS.join(', ')}: ":::question one | What is asked?".`);
    return null;
  }
  if (block.text === '') say('A question asks something, after "|".');
  if (more.length > 0) say(`After the kind stands an id, and then "|"; "${more.join(' ')}" is too much.`);
  if (given !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(given))
    say(`The id "${given}" is lower case letters and digits, words joined with hyphens.`);
  for (const [i, text] of block.lines.entries()) {
    if (/^\s*#{1,6}\s/.test(text)) say('A question has no headings.', block.line + 1 + i);
  }
  const id = given ?? derivedId(block.text);
  if (id === '') say('This question needs an id: no word of what it asks makes one.');
  switch (kind) {
    case 'one':
    case 'several':
      return readChoice(block, kind, id, say);
    case 'order':
      return readOrder(block, id, say);
    case 'match':
      return readMatch(block, id, say);
    case 'number':
      return readNumberQuestion(block, id, say, isTried);
  }
}

function isKind(word: string): word is QuestionKind {
  return (QUESTION_KINDS as readonly string[]).includes(word);
}

/** The first six words of what is asked: it stays when the rest is written better. */
export function derivedId(text: string): string {
  const words =
    text
      .toLowerCase()
      .replace(/['’]/g, '')
      .match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 6).join('-');
}

function readChoice(block: QuestionBlock, kind: 'one' | 'several', id: string, say: Say): Question | null {
  const list = listOf(block, /^[-*]\s+\[([ xX])\]\s+(.*)$/);
  sayStray(list, say, 'An option begins with "- [ ]" or "- [x]"; what explains it is indented under it.');
  const rows = list.items.map((item) => rowOf(item, item.parts[1] ?? ''));
  const right = list.items.map(({ parts }) => parts[0] !== ' ');
  const rights = right.filter(Boolean).length;
  if (rows.length < 2 || rows.length > MOST_ROWS)
    say(`It has ${rows.length} options; there are 2 to ${MOST_ROWS}, each "- [ ] …" or "- [x] …".`);
  else if (kind === 'one' && rights !== 1)
    say(
      rights === 0
        ? 'No option is right: mark it with "- [x]".'
        : `${rights} options are right; "one" has one, "several" may have more.`,
    );
  else if (rights === 0) say('No option is right: mark each that is with "- [x]".');
  else if (rights === rows.length)
    say('Every option is right; one that people believe and that is wrong is missing.');
  for (const [i, row] of rows.entries()) {
    if (row.why.text === '') {
      const what = right[i] === true ? 'right' : 'wrong';
      say(`Say why this option is ${what}, indented under it.`, row.line);
    }
  }
  sayTwice(rows, say, 'option');
  return questionOf(block, list, { kind, id, right }, rows);
}

function readOrder(block: QuestionBlock, id: string, say: Say): Question | null {
  const list = listOf(block, /^\d+[.)]\s+(.*)$/);
  sayStray(list, say, 'A step begins with its number: "1. …".');
  const rows = list.items.map((item) => rowOf(item, item.parts[0] ?? ''));
  if (rows.length < 3 || rows.length > MOST_ROWS)
    say(`It has ${rows.length} steps; there are 3 to ${MOST_ROWS}, "1. …" and so on, in the right order.`);
  if (list.closing.text === '') say('Say why this order is right, in a paragraph after the steps.');
  sayTwice(rows, say, 'step');
  return questionOf(block, list, { kind: 'order', id, steps: rows.length }, rows);
}

function readMatch(block: QuestionBlock, id: string, say: Say): Question | null {
  const list = listOf(block, /^[-*]\s+(.*?)\s+(?:->|→)\s+(.*?)\s*$/);
  sayStray(list, say, 'A pair is "- left -> right"; what explains it is indented under it.');
  const rows = list.items.map((item) => rowOf(item, item.parts[0] ?? ''));
  const sides = list.items.map(({ parts }) => parts[1] ?? '');
  // In the order of the pairs they would give them away.
  const choices = rngOf(id, 0).shuffle([...new Set(sides)]);
  if (rows.length < 2 || rows.length > MOST_ROWS)
    say(`It has ${rows.length} pairs; there are 2 to ${MOST_ROWS}, each "- left -> right".`);
  else if (choices.length < 2) say('All pairs have the same right side, so there is nothing to find.');
  for (const row of rows) {
    if (row.why.text === '') say('Say why these two belong together, indented under the pair.', row.line);
  }
  sayTwice(rows, say, 'left side');
  const right = sides.map((side) => choices.indexOf(side));
  return {
    ...questionOf(block, list, { kind: 'match', id, right, choices: choices.length }, rows),
    choices,
  };
}

function rowOf({ why, line }: Item, text: string): Row {
  return { text: text.trim(), why, line };
}

export function questionOf(
  block: QuestionBlock,
  { intro, closing }: Pick<ItemList, 'intro' | 'closing'>,
  key: QuestionKey,
  rows: readonly Row[],
): Question {
  return { key, text: block.text, intro, closing, rows, choices: [], line: block.line };
}

/** Says where lines of the list are none. */
export function sayStray({ stray }: ItemList, say: Say, form: string): void {
  for (const { line, late } of stray) {
    say(late ? 'The list has ended above: what explains an item is indented under it.' : form, line);
  }
}

function sayTwice(rows: readonly Row[], say: Say, what: string): void {
  const lines = new Map<string, number>();
  for (const { text, line } of rows) {
    const before = lines.get(text);
    if (text === '') say(`This ${what} is empty.`, line);
    else if (before !== undefined) say(`This ${what} is that of line ${before} again.`, line);
    lines.set(text, before ?? line);
  }
}
