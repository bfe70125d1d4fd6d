/**
 * Questions that Kode asks through the editor, answered by a suite: in a window under test nobody clicks, and the served
 * editor refuses modal dialogs. Works because the editor hands Kode and the suites the same API object.
 */
import * as vscode from 'vscode';

type Question = 'showInformationMessage' | 'showQuickPick' | 'showWorkspaceFolderPick';

/** What was asked, with the arguments of the call, and how to stop answering. */
export interface Answers {
  readonly asked: { readonly question: Question; readonly args: readonly unknown[] }[];
  restore(): void;
}

/** Answers each question with the value given for it; undefined is turning away. A question without an answer fails. */
export function answer(answers: Partial<Record<Question, unknown>>): Answers {
  const asked: Answers['asked'] = [];
  const window = vscode.window as unknown as Record<Question, unknown>;
  const questions: readonly Question[] = [
    'showInformationMessage',
    'showQuickPick',
    'showWorkspaceFolderPick',
  ];
  const before = questions.map((question) => [question, window[question]] as const);
  for (const question of questions) {
    window[question] = (...args: unknown[]): Promise<unknown> => {
      asked.push({ question, args });
      return question in answers
        ? Promise.resolve(answers[question])
        : Promise.reject(new Error(`Nobody expected ${question}.`));
    };
  }
  return {
    asked,
    restore: () => {
      for (const [question, value] of before) window[question] = value;
    },
  };
}
