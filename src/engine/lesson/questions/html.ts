/**
 * A question as HTML. All explanations are in it, hidden; the key is in `data-question`. The page's script judges with the key
 * and shows what belongs to the answer.
 */
import { drawNumbers, placeText } from './draw.ts';
import type { Question, QuestionKind, Text } from './model.ts';
import { PLACE } from './numberQuestion.ts';
import { readQuestions } from './parse.ts';

/** How the page's renderer writes texts. */
export interface QuestionWriter {
  escape(text: string): string;
  inline(text: string): string;
  block(text: string): string;
  /** Without any marks. */
  plain(text: string): string;
}

/** What is to be done, in two words. */
const TASKS: Readonly<Record<QuestionKind, string>> = {
  one: 'choose one',
  several: 'choose all that are so',
  order: 'bring into order',
  match: 'find the pairs',
  number: 'work it out',
};

/** @param text the block itself, without its last line */
export function questionHtml(text: string, writer: QuestionWriter): string {
  const [question] = readQuestions(text).questions;
  if (question === undefined)
    return '<p class="fault" role="alert">This question could not be shown. Please report it with the lesson’s name.</p>\n';
  const { key, rows } = question;
  const { inline, escape } = writer;
  const id = `q-${key.id}`;
  const fill = (html: string): string => filled(html, question, escape);
  const block = (part: Text): string => fill(writer.block(part.text));
  const closing =
    question.closing.text === ''
      ? ''
      : `<div class="why" data-closing hidden>${block(question.closing)}</div>`;
  const mistakes =
    key.kind === 'number'
      ? rows.map(({ why }, i) => `<div class="why" data-mistake="${i}" hidden>${block(why)}</div>`)
      : [];
  return (
    `<form class="question" id="${id}" data-question="${escape(JSON.stringify(key))}" novalidate><fieldset>` +
    `<legend><span class="question-label">Question</span> <span class="question-task">${TASKS[key.kind]}</span> <span class="asked">${fill(inline(question.text))}</span></legend>` +
    (question.intro.text === '' ? '' : `<div class="question-intro">${block(question.intro)}</div>`) +
    rowsHtml(question, id, writer, block) +
    `</fieldset><div class="question-result" id="${id}-result" tabindex="-1" hidden><p class="sentence" data-sentence></p>` +
    `${mistakes.join('')}<p class="worked" data-worked hidden></p>${closing}</div>` +
    `<p class="fault question-fault" id="${id}-fault" role="alert" data-fault></p>` +
    `<p class="actions question-actions">${buttonsHtml(question, id)}</p><p class="heard" role="status" data-said></p></form>\n`
  );
}

function buttonsHtml({ key }: Question, id: string): string {
  const button = (act: string, words: string, isHidden: boolean): string =>
    `<button type="button" class="secondary" id="${id}-${act}" data-act="${act}"${isHidden ? ' hidden' : ''}>${words}</button>`;
  return [
    `<button type="submit" class="secondary" id="${id}-answer">Answer</button>`,
    button('retry', 'Try again', true),
    ...(key.kind === 'number'
      ? [button('fresh', 'New numbers', false)]
      : [button('show', 'Show the answer', true)]),
  ].join('');
}

function rowsHtml(
  question: Question,
  id: string,
  { inline, plain, escape }: QuestionWriter,
  block: (text: Text) => string,
): string {
  const { key, rows, choices } = question;
  const why = (i: number): string => {
    const text = rows[i]?.why;
    return text === undefined || text.text === ''
      ? ''
      : `<div class="why" data-why hidden>${block(text)}</div>`;
  };
  const mark = '<span class="mark" data-mark></span>';
  switch (key.kind) {
    case 'one':
    case 'several': {
      const type = key.kind === 'one' ? 'radio' : 'checkbox';
      const items = rows.map(
        ({ text }, i) =>
          `<li data-row="${i}"><label><input type="${type}" name="${id}" id="${id}-${i}" value="${i}"> <span>${inline(text)} ${mark}</span></label>${why(i)}</li>`,
      );
      return `<ul class="question-rows">${items.join('')}</ul>`;
    }
    case 'order': {
      const move = (i: number, way: string, words: string, sign: string): string =>
        `<button type="button" class="secondary" id="${id}-${i}-${way}" data-move="${way}" aria-labelledby="${id}-${i}-${way}-word ${id}-${i}-text"><span id="${id}-${i}-${way}-word" class="heard">${words}</span><span aria-hidden="true">${sign}</span></button>`;
      const items = rows.map(
        ({ text }, i) =>
          `<li data-row="${i}"><div class="step"><span class="step-words"><span id="${id}-${i}-text">${inline(text)}</span> ${mark}</span>` +
          `<span class="step-moves">${move(i, 'up', 'Up:', '↑')}${move(i, 'down', 'Down:', '↓')}</span></div>${why(i)}</li>`,
      );
      return `<ol class="question-rows" data-steps>${items.join('')}</ol>`;
    }
    case 'match': {
      const options = choices.map((text, i) => `<option value="${i}">${escape(plain(text))}</option>`);
      const items = rows.map(
        ({ text }, i) =>
          `<li data-row="${i}"><div class="pair"><label for="${id}-${i}">${inline(text)}</label>` +
          `<select id="${id}-${i}"><option value="-1">Choose…</option>${options.join('')}</select>${mark}</div>${why(i)}</li>`,
      );
      return `<ul class="question-rows">${items.join('')}</ul>`;
    }
    case 'number': {
      const unit = key.unit === '' ? '' : ` <span id="${id}-unit">${escape(key.unit)}</span>`;
      const described = key.unit === '' ? '' : ` aria-describedby="${id}-unit"`;
      return `<p class="number"><label for="${id}-number">Your answer</label> <input type="text" inputmode="decimal" autocomplete="off" spellcheck="false" maxlength="60" id="${id}-number"${described}>${unit}</p>`;
    }
  }
}

/** Puts what a first draw gives in the places of numbers; the page's script draws anew. */
function filled(html: string, { key }: Question, escape: (text: string) => string): string {
  if (key.kind !== 'number') return html;
  const drawn = drawNumbers(key, 1);
  return html.replace(PLACE, (whole, bare: string, name: string) => {
    const text = placeText(key, drawn, name, bare !== '');
    return text === null
      ? whole
      : `<span class="drawn" data-drawn="${name}"${bare === '' ? '' : ' data-bare'}>${escape(text)}</span>`;
  });
}

/** Everything in a question that is Markdown, for who looks for formulas or words. */
export function questionTexts(question: Question): readonly Text[] {
  const { key, text, intro, closing, rows, choices, line } = question;
  const shown = key.kind === 'number' ? [] : rows.map((row) => ({ text: row.text, line: row.line }));
  return [
    { text, line },
    intro,
    ...shown,
    ...choices.map((choice) => ({ text: choice, line })),
    ...rows.map(({ why }) => why),
    closing,
  ].filter((one) => one.text !== '');
}
