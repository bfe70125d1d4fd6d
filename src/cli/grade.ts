/** `kode grade`. */
import { randomInt } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { FunctionSpec } from '../engine/catalog/model.ts';
import { failedOwnCase, fillAnswers, OWN_CASES_FILE, parseOwnCases } from '../engine/grading/ownCases.ts';
import type { GradeEvent, Report } from '../engine/grading/report.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import { adapterOf, languageOfFile } from '../engine/languages/registry.ts';
import { decodeOutcome, parseJson } from '../engine/values/wire.ts';
import { errorCode } from '../platform/files.ts';
import { gradeSheet } from './gradeSheet.ts';
import { reportText } from './reportText.ts';
import type { World } from './run.ts';

export interface GradeFileRequest {
  readonly id: string;
  readonly file: string;
  readonly language: LanguageId | null;
  readonly seed: number | null;
  /** Only the learner's own cases: all of them, or one, counted from 1. Null: a full run. */
  readonly own: 'all' | number | null;
  /** Write the right answers into the file of own cases. */
  readonly fill: boolean;
  readonly json: boolean;
}

export async function gradeFile(
  { id, file, language, seed, own: chosen, fill, json }: GradeFileRequest,
  { installation, terminal, cwd, signal }: World,
): Promise<number> {
  const entry = await installation.problemEntry(id);
  const path = resolve(cwd, file);
  const text = await textOf(path, file);
  if (entry.kind === 'estimate')
    return gradeSheet(await installation.problem(id), text, seed, json, terminal);
  const adapter = language === null ? languageOfFile(path) : adapterOf(language);
  if (adapter === null) {
    throw new NotGradedError(
      `The extension "${extname(path)}" of ${file} does not tell the language.`,
      'Say it with --lang.',
    );
  }
  if (!entry.languages.includes(adapter.id)) {
    throw new NotGradedError(
      `"${id}" cannot be graded in ${adapter.title} yet.`,
      `Choose one of ${entry.languages.join(', ')}.`,
    );
  }
  const ownPath = join(dirname(path), OWN_CASES_FILE);
  const own = await textOrNothing(ownPath);
  const { spec } = await installation.problem(id);
  const cases = own === null || spec === undefined ? [] : parseOwnCases(own, spec.signature).cases;
  if (chosen !== null || fill) refuseWithout(cases.length, chosen, ownPath);
  const grader = await installation.grader();
  try {
    const report = await grader.grade(
      {
        problem: id,
        language: adapter.id,
        file: { path, text },
        seed: seed ?? randomInt(1, 2 ** 31 - 1),
        ...(own === null ? {} : { own: { path: ownPath, text: own } }),
        ...(chosen === null ? {} : { phases: ['own'], growth: false }),
        ...(typeof chosen === 'number' ? { index: chosen - 1 } : {}),
      },
      (event) => terminal.progress(progressOf(event)),
      signal,
    );
    terminal.out(json ? JSON.stringify(report, null, 2) : reportText(report, terminal.paint));
    const failed = typeof chosen === 'number' ? null : failedOwnCase(report);
    if (!json && failed !== null) {
      const line = cases[failed]?.line;
      terminal.out(`Your case ${failed + 1} failed: ${ownPath}${line === undefined ? '' : `:${line}`}`);
    }
    if (fill && own !== null && spec !== undefined) await fillFile(ownPath, own, report, spec);
    if (report.verdict === 'not-graded') throw new NotGradedError(report.summary, '');
    return report.verdict === 'accepted' ? 0 : 1;
  } finally {
    terminal.progress('');
    await grader.dispose();
  }
}

/** A case that is not there is not "right". @throws NotGradedError */
function refuseWithout(count: number, chosen: 'all' | number | null, path: string): void {
  if (count === 0)
    throw new NotGradedError(
      `There are no cases of yours in ${path}.`,
      'Write one there: one line a parameter.',
    );
  if (typeof chosen === 'number' && chosen > count)
    throw new NotGradedError(`There is no case ${chosen} in ${path}.`, `Choose one from 1 to ${count}.`);
}

/** Writes what the reference answers into the file of own cases, unless it has changed since it was graded. */
async function fillFile(
  path: string,
  own: string,
  report: Report,
  { signature }: FunctionSpec,
): Promise<void> {
  if ((await textOrNothing(path)) !== own) return;
  const { cases } = parseOwnCases(own, signature);
  const outcomes = cases.map((_, i) => {
    const answer = report.ownAnswers[i] ?? null;
    return answer === null ? null : decodeOutcome(parseJson(answer), signature);
  });
  const filled = fillAnswers(own, cases, outcomes, signature);
  if (filled !== own) await writeFile(path, filled);
}

async function textOf(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const why =
      errorCode(error) === 'ENOENT'
        ? 'does not exist'
        : errorCode(error) === 'EISDIR'
          ? 'is a folder'
          : `cannot be read (${errorCode(error)})`;
    throw new NotGradedError(`${shown} ${why}.`, 'Give the path of your solution.');
  }
}

async function textOrNothing(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch(() => null);
}

function progressOf(event: GradeEvent): string {
  switch (event.type) {
    case 'started':
    case 'building':
      return 'building ...';
    case 'running':
      return `running: ${event.phase}, ${event.passed} of ${event.run} right`;
    case 'counterexample':
      return 'found a failing input; looking for a smaller one ...';
    case 'finished':
      return '';
  }
}
