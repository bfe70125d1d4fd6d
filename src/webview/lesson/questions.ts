/** The questions of a page: brings their forms to life, and knows where the reader is with each. */
import type { QuestionKey } from '../../engine/lesson/questions/model.ts';
import type { AnswerState } from '../../engine/lesson/questions/state.ts';
import { QuestionForm } from './questionForm.ts';

export interface QuestionEvents {
  /** Something was chosen, typed or judged. */
  changed(): void;
  /** An answer was judged. */
  answered(id: string, right: boolean): void;
}

/**
 * @param kept answers of before, by the id of their question
 * @returns what to keep of all questions over a reload
 */
export function enableQuestions(
  page: HTMLElement,
  kept: Readonly<Record<string, unknown>>,
  events: QuestionEvents,
): () => Readonly<Record<string, AnswerState>> {
  const forms = [...page.querySelectorAll<HTMLFormElement>('form[data-question]')].map((form) => {
    const key = JSON.parse(form.dataset['question'] ?? '') as QuestionKey;
    return new QuestionForm(form, key, kept[key.id], events);
  });
  return () => Object.fromEntries(forms.map(({ key, state }) => [key.id, state]));
}
