/** The files with which a problem begins in a language. */
import type { Problem } from '../catalog/model.ts';
import type { LanguageAdapter, StubFile } from '../languages/language.ts';

/**
 * The learner's file first; of a component also its examples as a plain test.
 * @throws TypeError for a problem that is not written in a language, or not in this one
 */
export function startFiles(problem: Problem, adapter: LanguageAdapter): readonly [StubFile, ...StubFile[]] {
  const { component } = problem;
  if (component === undefined) return [adapter.stub(problem)];
  if (adapter.component === undefined) throw new TypeError(`${adapter.title} has no components`);
  return adapter.component.files(problem, component);
}
