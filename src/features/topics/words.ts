/** What the tree and the search say of an item. No editor here, so that plain tests can read it. */
import type { CatalogEntry, LessonEntry, ProblemEntry, Topic } from '../../engine/catalog/model.ts';
import type { Count, Outline } from '../../engine/catalog/search.ts';
import { DIFFICULTY_WORDS, KIND_WORDS } from '../../engine/catalog/search.ts';
import { tallyOf, tallyText } from '../../engine/progress/tally.ts';
import type { AnswerResults, ItemState } from '../../engine/progress/log.ts';

/** Problems by shape: an empty, a half and a ticked disc. */
export const STATE_ICONS: Readonly<Record<ItemState, string>> = {
  new: 'circle-large',
  tried: 'color-mode',
  done: 'pass-filled',
};

export function topicDescription({ done, total }: Count): string {
  return total === 0 ? 'nothing here yet' : `${done} of ${total} done`;
}

export function topicSentence(topic: Topic, count: Count): string {
  return `${topic.title}. Topic, ${topicDescription(count)}.`;
}

export function topicTooltip(topic: Topic, count: Count): readonly string[] {
  if (count.total > 0) return [topic.summary, `${topicDescription(count)}.`];
  return [`To come: ${topic.summary}`, 'Nothing is here yet; a later version of Kode brings it.'];
}

export function itemDescription(entry: CatalogEntry, state: ItemState): string {
  if (entry.kind === 'lesson')
    return state === 'done' ? `${entry.minutes} min · read` : `${entry.minutes} min`;
  const difficulty = DIFFICULTY_WORDS[entry.difficulty].toLowerCase();
  return state === 'new' ? difficulty : `${difficulty} · ${state}`;
}

/** The whole item for a screen reader; the title comes first, so that typing it finds the row. */
export function itemSentence(entry: CatalogEntry, state: ItemState): string {
  if (entry.kind === 'lesson') {
    return `${entry.title}. Lesson, ${entry.minutes} minutes, ${state === 'done' ? 'read' : 'not read yet'}.`;
  }
  return `${entry.title}. ${problemWords(entry)}, about ${entry.minutes} minutes. ${PROBLEM_STATE[state]}.`;
}

const PROBLEM_STATE: Readonly<Record<ItemState, string>> = {
  new: 'Not started',
  tried: 'Tried, not solved yet',
  done: 'Solved',
};

/** "Easy function problem". */
function problemWords(entry: ProblemEntry): string {
  return `${DIFFICULTY_WORDS[entry.difficulty]} ${KIND_WORDS[entry.kind].toLowerCase()} problem`;
}

/** Paragraphs of the tooltip, plain text. */
export function itemTooltip(
  entry: CatalogEntry,
  state: ItemState,
  outline: Outline,
  answers?: AnswerResults,
): readonly string[] {
  const needs = entry.needs.flatMap((id) => outline.entry(id)?.title ?? []);
  const first = needs.length === 0 ? [] : [`First: ${needs.join(', ')}.`];
  return entry.kind === 'lesson'
    ? [...lessonTooltip(entry, state, answers), ...first]
    : [...problemTooltip(entry, state), ...first];
}

function lessonTooltip(
  entry: LessonEntry,
  state: ItemState,
  answers: AnswerResults | undefined,
): readonly string[] {
  const questions = tallyText(tallyOf(entry.questions, answers));
  return [
    entry.claim,
    `${entry.minutes} minutes. ${state === 'done' ? 'Read' : 'Not read yet'}.${questions === '' ? '' : ` ${questions}.`}`,
  ];
}

function problemTooltip(entry: ProblemEntry, state: ItemState): readonly string[] {
  return [`${problemWords(entry)}, about ${entry.minutes} minutes. ${PROBLEM_STATE[state]}.`];
}

/** "Data Structures and Algorithms › Arrays". */
export function topicPath(outline: Outline, id: string): string {
  return outline
    .path(id)
    .map(({ title }) => title)
    .join(' › ');
}

/** The line over the tree while a filter is on. */
export function filterMessage(words: string, shown: number, total: number): string {
  if (shown === 0) return `Nothing matches: ${words}. Clear the filter to see all ${total}.`;
  return `${shown} of ${total} shown: ${words}.`;
}
