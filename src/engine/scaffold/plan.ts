/**
 * What scaffolding writes: a plan of files, relative to a workspace folder, with `/` between the parts. Whoever carries it
 * out never overwrites: a file that exists stays as it is.
 */
import type { CatalogIndex, Problem, Topic } from '../catalog/model.ts';
import { emptyOwnCases, OWN_CASES_FILE } from '../grading/ownCases.ts';
import type { LanguageAdapter } from '../languages/language.ts';
import { startFiles } from './startFiles.ts';

export interface ScaffoldFile {
  /** Relative to the workspace folder (or the `--dir` of the command line), `/` between the parts. */
  readonly path: string;
  readonly text: string;
}

export interface ScaffoldPlan {
  /** The learner's file; opened after scaffolding. */
  readonly solution: ScaffoldFile;
  /** The learner's own cases, beside the solution; shared by all languages of the problem. */
  readonly cases: ScaffoldFile | null;
  /** The examples as plain tests of the language's own tool, for a component. */
  readonly tests: readonly ScaffoldFile[];
  /** What the language's tools want around it (go.mod, tsconfig.json). */
  readonly support: readonly ScaffoldFile[];
}

/**
 * The files of a problem in a language: `<folder>/<top topic>/<problem>/<stub>`, and the language's own files in
 * `<folder>`, so that one module holds all solutions of a language.
 *
 * @param folder practice folder inside the workspace ("kode"), `/` between its parts
 */
export function planScaffold(
  problem: Problem,
  adapter: LanguageAdapter,
  topics: readonly Topic[],
  folder: string,
): ScaffoldPlan {
  const [stub, ...tests] = startFiles(problem, adapter);
  const topic = topTopicOf(problem.topic, topics);
  const home = joinParts(folder, SHORT[topic] ?? topic, problem.id);
  return {
    solution: { path: joinParts(home, stub.name), text: stub.text },
    tests: tests.map(({ name, text }) => ({ path: joinParts(home, name), text })),
    cases:
      problem.spec === undefined
        ? null
        : {
            path: joinParts(home, OWN_CASES_FILE),
            text: emptyOwnCases(problem.title, problem.spec.signature),
          },
    support: adapter
      .workspaceFiles()
      .flatMap((file) => ('text' in file ? [{ path: joinParts(folder, file.path), text: file.text }] : [])),
  };
}

/** Folders that people call otherwise than the topic. */
const SHORT: Readonly<Record<string, string>> = { 'low-level-design': 'lld' };

/** The id of the top-level topic that holds a topic; the topic itself where the tree does not know it. */
export function topTopicOf(topic: string, topics: CatalogIndex['topics']): string {
  const holds = (node: Topic): boolean => node.id === topic || node.topics.some(holds);
  return topics.find(holds)?.id ?? topic;
}

function joinParts(...parts: readonly string[]): string {
  return parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}
