/** Loads a content folder: all that is wrong with it, and, where nothing is, the catalog. Format: docs/authoring.md. */
import type { LanguageId } from '../languages/ids.ts';
import { readQuestions } from '../lesson/questions/parse.ts';
import type { Files } from '../ports.ts';
import type { Equivalents } from '../proving/equivalents.ts';
import { NO_EQUIVALENTS, parseEquivalents } from '../proving/equivalents.ts';
import { checkLinks } from './checkLinks.ts';
import type { Complaint } from './complaint.ts';
import type { LessonFolder } from './lessonFolder.ts';
import { readLessonFolder } from './lessonFolder.ts';
import type { CatalogEntry, CatalogIndex, Lesson, LessonEntry, Problem, ProblemEntry } from './model.ts';
import type { ProblemData } from './problemFile.ts';
import { readProblemFile } from './problemFile.ts';
import type { Fixture, Fixtures } from './programs.ts';
import { readFixtures, readSolutions, withLineFeeds } from './programs.ts';
import { readTopicsFile } from './topicsFile.ts';
import { unfinishedIn } from './unfinished.ts';
import { nearest } from './complaint.ts';

export interface LoadedProblem {
  readonly problem: Problem;
  readonly folder: string;
  readonly fixtures: Fixtures;
}

export interface LoadedLesson {
  readonly lesson: Lesson;
  readonly folder: string;
}

/** What a content folder holds. `index` is null where something is wrong that leaves no order to show. */
export interface LoadedContent {
  readonly complaints: readonly Complaint[];
  readonly index: CatalogIndex | null;
  readonly problems: readonly LoadedProblem[];
  readonly lessons: readonly LoadedLesson[];
}

/** Looks at one lesson's Markdown; lines and columns of the answer are those of the file. */
export type LessonCheck = (lesson: Lesson, file: string) => readonly Complaint[];

export interface LoadOptions {
  readonly files: Files;
  /** The content folder. */
  readonly folder: string;
  /** Languages that have a judge; programs in others are read and checked, but not offered. */
  readonly languages: readonly LanguageId[];
  readonly checkLesson: LessonCheck;
}

interface FoundProblem {
  readonly data: ProblemData;
  readonly folder: string;
  readonly file: string;
  readonly statement: string;
  readonly editorial: string;
  readonly solutions: Partial<Readonly<Record<LanguageId, string>>>;
  readonly fixtures: readonly Fixture[];
  readonly equivalents: Equivalents;
}

export async function loadContent(options: LoadOptions): Promise<LoadedContent> {
  const { files, folder, languages } = options;
  const complaints: Complaint[] = [];
  const found = await findItems(files, folder, complaints);
  const topicsPath = files.join(folder, 'topics.yaml');
  const topicsText = (await files.exists(topicsPath)) ? await files.read(topicsPath) : null;
  if (topicsText === null) complain(complaints, topicsPath, 'The tree of topics is missing.');
  const tree = topicsText === null ? null : readTopicsFile(topicsPath, topicsText, complaints);

  const topicOf = new Map<string, string>();
  if (tree !== null) {
    const taken = new Set<string>();
    for (const { id, at } of tree.topicIds) {
      if (taken.has(id)) tree.yaml.complain(at, `A second topic "${id}".`);
      taken.add(id);
    }
    const known = new Set([...found.problems, ...found.lessons].map((item) => item.data.id.id));
    for (const { item, topic } of tree.items) {
      if (topicOf.has(item.id)) tree.yaml.complain(item.at, `"${item.id}" is listed a second time.`);
      else if (taken.has(item.id)) tree.yaml.complain(item.at, `"${item.id}" is the id of a topic.`);
      else if (!known.has(item.id) && !found.broken) {
        const meant = nearest(item.id, [...known]);
        tree.yaml.complain(
          item.at,
          `There is no lesson or problem "${item.id}"${meant === null ? '' : `; did you mean "${meant}"?`}`,
        );
      }
      topicOf.set(item.id, topic);
    }
  }

  const seen = new Map<string, string>();
  for (const { data, file } of [...found.problems, ...found.lessons]) {
    const { id, at } = data.id;
    const other = seen.get(id);
    if (other !== undefined) data.yaml.complain(at, `The id "${id}" is taken by ${other}.`);
    else if (tree !== null && !topicOf.has(id))
      data.yaml.complain(at, `"${id}" is not listed in topics.yaml.`);
    seen.set(id, file);
  }

  const problems = found.problems.map((item) =>
    toProblem(item, topicOf.get(item.data.id.id) ?? '', languages),
  );
  const lessons = found.lessons.map((item) => ({
    ...item,
    lesson: toLesson(item, topicOf.get(item.data.id.id) ?? ''),
  }));
  for (const { lesson, file } of lessons) complaints.push(...options.checkLesson(lesson, file));
  // Half of the items would make every link to the other half look dead.
  if (!found.broken) checkLinks(found.problems, found.lessons, complaints);

  const byId = new Map<string, CatalogEntry>([
    ...problems.map(({ problem }) => [problem.id, problemEntry(problem)] as const),
    ...lessons.map(({ lesson }) => [lesson.id, lessonEntry(lesson)] as const),
  ]);
  const entries = [...topicOf.keys()].flatMap((id) => byId.get(id) ?? []);
  return {
    complaints: complaints.sort(byPlace),
    index: tree === null ? null : { format: 1, topics: tree.topics, entries },
    problems,
    lessons: lessons.map(({ lesson, folder: home }) => ({ lesson, folder: home })),
  };
}

interface Found {
  readonly problems: readonly FoundProblem[];
  readonly lessons: readonly LessonFolder[];
  /** An item could not be read at all. */
  readonly broken: boolean;
}

/** Every folder that holds a lesson.md or a problem.yaml, at any depth. */
async function findItems(files: Files, root: string, complaints: Complaint[]): Promise<Found> {
  const problems: FoundProblem[] = [];
  const lessons: LessonFolder[] = [];
  let broken = false;
  const visit = async (folder: string): Promise<void> => {
    const entries = await files.list(folder);
    const has = (name: string): boolean =>
      entries.some((entry) => entry.name === name && entry.kind === 'file');
    if (has('problem.yaml')) {
      const problem = await findProblem(files, folder, complaints);
      if (problem === null) broken = true;
      else problems.push(problem);
      return;
    }
    if (has('lesson.md')) {
      const lesson = await readLessonFolder(files, folder, complaints);
      if (lesson === null) broken = true;
      else lessons.push(lesson);
      return;
    }
    const folders = entries.filter((entry) => entry.kind === 'folder' && !entry.name.startsWith('.'));
    await Promise.all(folders.map((entry) => visit(files.join(folder, entry.name))));
  };
  await visit(root);
  // Folders are read at the same time; what comes out must not depend on which of them was faster.
  const byFile = (a: { readonly file: string }, b: { readonly file: string }): number =>
    a.file < b.file ? -1 : 1;
  return { problems: problems.sort(byFile), lessons: lessons.sort(byFile), broken };
}

async function findProblem(
  files: Files,
  folder: string,
  complaints: Complaint[],
): Promise<FoundProblem | null> {
  const file = files.join(folder, 'problem.yaml');
  const yaml = await files.read(file);
  const data = readProblemFile(file, yaml, complaints);
  complaints.push(...unfinishedIn(file, yaml));
  const text = async (name: string): Promise<string> => {
    const path = files.join(folder, name);
    const content = (await files.exists(path)) ? withLineFeeds(await files.read(path)) : '';
    if (content.trim() === '') complain(complaints, path, 'This file is missing or empty.');
    complaints.push(...unfinishedIn(path, content));
    return content;
  };
  const [statement, editorial] = [await text('statement.md'), await text('editorial.md')];
  // What could not be read still says what it was meant to be.
  const isCode = data === null ? !/^kind:\s*estimate\s*$/m.test(yaml) : data.kind !== 'estimate';
  if (isCode) await text('reference.ts');
  const solutions = await readSolutions(files, files.join(folder, 'solutions'), complaints);
  if (isCode && Object.keys(solutions).length === 0)
    complain(
      complaints,
      files.join(folder, 'solutions'),
      'A problem needs a solution in one language at least.',
    );
  const fixtures = [
    ...(await readFixtures(files, files.join(folder, 'rejected'), false, complaints)),
    ...(await readFixtures(files, files.join(folder, 'slow'), true, complaints)),
  ];
  const listed = files.join(folder, 'equivalents');
  const equivalents = (await files.exists(listed))
    ? parseEquivalents(listed, withLineFeeds(await files.read(listed)), complaints)
    : NO_EQUIVALENTS;
  return data === null
    ? null
    : { data, folder, file, statement, editorial, solutions, fixtures, equivalents };
}

function toProblem(item: FoundProblem, topic: string, languages: readonly LanguageId[]): LoadedProblem {
  const { data, statement, editorial, folder } = item;
  const judged = languages.filter((language) => item.solutions[language] !== undefined);
  return {
    folder,
    fixtures: {
      fixtures: item.fixtures.filter((one) => judged.includes(one.language)),
      equivalents: item.equivalents,
    },
    problem: {
      kind: data.kind,
      id: data.id.id,
      title: data.title,
      difficulty: data.difficulty,
      minutes: data.minutes,
      topic,
      needs: data.needs.map((one) => one.id),
      languages: judged,
      statement,
      editorial,
      hints: data.hints,
      solutions: Object.fromEntries(judged.map((language) => [language, item.solutions[language]])),
      ...(data.spec === undefined ? {} : { spec: data.spec }),
      ...(data.component === undefined ? {} : { component: data.component }),
      ...(data.estimate === undefined ? {} : { estimate: data.estimate }),
    },
  };
}

function toLesson({ data, figures, snippets }: LessonFolder, topic: string): Lesson {
  return {
    kind: 'lesson',
    id: data.id.id,
    title: data.title,
    claim: data.claim,
    minutes: data.minutes,
    topic,
    practise: data.practise.map((one) => one.id),
    needs: data.needs.map((one) => one.id),
    questions: readQuestions(data.markdown).questions.map(({ key }) => key.id),
    markdown: data.markdown,
    bodyLine: data.bodyLine,
    figures,
    images: {},
    formulas: {},
    snippets,
  };
}

function problemEntry({
  kind,
  id,
  title,
  difficulty,
  minutes,
  topic,
  needs,
  languages,
}: Problem): ProblemEntry {
  return { kind, id, title, difficulty, minutes, topic, needs, languages };
}

function lessonEntry({
  kind,
  id,
  title,
  claim,
  minutes,
  topic,
  practise,
  needs,
  questions,
}: Lesson): LessonEntry {
  return { kind, id, title, claim, minutes, topic, practise, needs, questions };
}

function complain(complaints: Complaint[], file: string, text: string): void {
  complaints.push({ file, line: 1, column: 1, text });
}

function byPlace(a: Complaint, b: Complaint): number {
  return a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1;
}
