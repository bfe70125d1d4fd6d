/** The lines of a number question: parameters, answer, unit, tolerance and typical mistakes. */
import type { QuestionBlock } from './blocks.ts';
import { checkNumbers } from './checkNumbers.ts';
import { FUNCTION_NAMES } from './formula.ts';
import type { Item } from './list.ts';
import { listOf } from './list.ts';
import type { NumberKey, Parameter, Question, Row, Tolerance } from './model.ts';
import type { Say } from './parse.ts';
import { questionOf, sayStray } from './parse.ts';
import { readRangeText, readToleranceText } from './rangeText.ts';
import { readUnit } from './units.ts';

const SETTINGS = ['answer', 'unit', 'tolerance', 'mistake'];
const DEFAULT_TOLERANCE: Tolerance = { share: 0.02 };

/**
 * Null where it has no answer.
 * @param isTried whether all that can be drawn is tried
 */
export function readNumberQuestion(
  block: QuestionBlock,
  id: string,
  say: Say,
  isTried: boolean,
): Question | null {
  const list = listOf(block, /^[-*]\s+([A-Za-z_]\w*)\s*:\s*(.*?)\s*$/);
  sayStray(list, say, 'A line is "- name: value", such as "- rate: 100 to 900 by 100 requests/s".');
  const of = (name: string): readonly Item[] => list.items.filter(({ parts }) => parts[0] === name);
  const single = (name: string): Item | undefined => {
    const [first, second] = of(name);
    if (second !== undefined) say(`"${name}" is set twice.`, second.line);
    return first;
  };
  const parameters = list.items
    .filter(({ parts }) => !SETTINGS.includes(parts[0] ?? ''))
    .flatMap((item) => readParameter(item, say) ?? []);
  sayNames(parameters, list.items, say);
  if (parameters.every(({ range }) => 'choices' in range && range.choices.length === 1))
    say('No number is drawn afresh: a parameter is "10 to 50 by 5", or "2 or 3 or 5".');

  const answer = single('answer');
  const unitItem = single('unit');
  const unitText = unitItem?.parts[1] ?? '';
  if (readUnit(unitText) === null) say(`The unit "${unitText}" cannot be read.`, unitItem?.line);
  const rows: readonly Row[] = of('mistake').map(({ parts, why, line }) => ({
    text: parts[1] ?? '',
    why,
    line,
  }));
  for (const { line, why } of rows) {
    if (why.text === '') say('Say what was believed here, and what is so, indented under it.', line);
  }
  for (const { parts, why } of list.items) {
    if (parts[0] !== 'mistake' && why.text !== '')
      say(`Nothing stands under "${parts[0] ?? ''}"; only mistakes are explained.`, why.line);
  }
  if (answer === undefined) {
    say('It needs an answer: "- answer: rate * time".');
    return null;
  }
  const key: NumberKey = {
    kind: 'number',
    id,
    parameters,
    answer: answer.parts[1] ?? '',
    mistakes: rows.map(({ text }) => text),
    unit: unitText,
    tolerance: readTolerance(single('tolerance'), unitText, say),
  };
  const question = questionOf(block, list, key, rows);
  sayPlaces(question, say);
  if (isTried) checkNumbers(key, { answer: answer.line, mistakes: rows.map(({ line }) => line) }, say);
  return question;
}

function readParameter({ parts, line }: Item, say: Say): Parameter | null {
  const [name = '', text = ''] = parts;
  const found = readRangeText(text, (fault) => say(fault, line));
  return found === null ? null : { name, ...found };
}

function readTolerance(item: Item | undefined, unit: string, say: Say): Tolerance {
  if (item === undefined) return DEFAULT_TOLERANCE;
  return readToleranceText(item.parts[1] ?? '', unit, (fault) => say(fault, item.line)) ?? DEFAULT_TOLERANCE;
}

function sayNames(parameters: readonly Parameter[], items: readonly Item[], say: Say): void {
  const lineOf = (name: string, nth: number): number | undefined =>
    items.filter(({ parts }) => parts[0] === name)[nth]?.line;
  const seen = new Set<string>();
  for (const { name } of parameters) {
    if (FUNCTION_NAMES.includes(name))
      say(`"${name}" is a function; call the parameter otherwise.`, lineOf(name, 0));
    else if (seen.has(name)) say(`"${name}" is set twice.`, lineOf(name, 1));
    seen.add(name);
  }
}

/** `{rate}` in a text. */
export const PLACE = /\{(#?)([A-Za-z_]\w*)\}/g;

/** The reader has to see each number that was drawn, and no number that was not. */
function sayPlaces({ key, text, intro, closing, rows, line }: Question, say: Say): void {
  if (key.kind !== 'number') return;
  const names = new Set(key.parameters.map(({ name }) => name));
  const asked = `${text}\n${intro.text}`;
  const texts = [{ text, line }, intro, closing, ...rows.map(({ why }) => why)];
  for (const one of texts) {
    for (const [whole, , name = ''] of one.text.matchAll(PLACE)) {
      const isAnswer = name === 'answer' && one !== texts[0] && one !== intro;
      if (!names.has(name) && !isAnswer) say(`There is no parameter for ${whole}.`, one.line);
    }
  }
  for (const name of names) {
    if (!asked.includes(`{${name}}`) && !asked.includes(`{#${name}}`))
      say(`What is asked never shows "${name}": put {${name}} there.`);
  }
}
