/**
 * What the proofs depend on, as hashes. The proof of a problem in a language depends on the data of the problem, its
 * reference, the solution and the programs in that language, the judge, and what the language brings; texts do not count
 * there, nor does what measures growth, and for a function nothing does that is there for components. The item's own proof is
 * cheap and depends on all its texts. What has its hash in the ledger need not be proven again.
 */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { formatItem } from '../engine/catalog/itemJson.ts';
import type { LoadedContent, LoadedProblem } from '../engine/catalog/load.ts';
import type { Problem } from '../engine/catalog/model.ts';
import { isCoded } from '../engine/catalog/model.ts';
import type { Fixtures } from '../engine/catalog/programs.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import { LANGUAGE_IDS } from '../engine/languages/ids.ts';
import { importedBy } from './imports.ts';

/** Hashes of one item: of its own proof, and of its proof in each language in which it is offered. */
export interface ItemHashes {
  readonly own: string;
  readonly languages: Readonly<Partial<Record<LanguageId, string>>>;
}

/** `proof.json`: hashes by id. */
export interface Proofs {
  readonly items: Readonly<Record<string, ItemHashes>>;
}

/** Where the judge starts; all that these import decides verdicts. Adapters are handed to it, so they are not in there. */
const JUDGE = ['src/platform/grading.ts', 'src/platform/oracleThread.ts'];
/** Judges estimates, and says what is wrong with one. */
const ESTIMATES = 'src/engine/estimates/check.ts';
const NODE_HARNESS = 'src/harness/node/main.ts';

/**
 * What runs for components alone: none of it decides about a function, nor does what only that imports. Patterns of paths
 * in `src`. The harness of Node is no part of it: it asks there what it has been given.
 */
export const COMPONENTS_ALONE = [
  'engine/components/.*',
  'engine/languages/components/.*',
  'engine/grading/(?:componentSubject|threadsSubject|examineThreads)\\.ts',
  'harness/cpp/(?:component|threads|whereabouts|hesitant|lists)\\.hpp',
  'harness/go/(?:component|threads|waiting|detector_on|detector_off)\\.go',
  'harness/java/Kode(?:Sequence|Thread|Threads|Wait)\\.java',
  'harness/python/kode_harness/(?:component|threads|schedule|locks|points)\\.py',
  'harness/rust/(?:component|threads|turns|sync|seen)\\.rs',
];

/** What measures growth for a remark beside a right answer. Proofs go without it, and no verdict depends on it. */
export const REMARKS_ALONE = ['engine/grading/(?:growth|growthRun|space)\\.ts'];

const patternOf = (paths: readonly string[]): RegExp =>
  new RegExp(paths.map((path) => `^src/${path}$`).join('|'));
const NOT_OF_ANY = patternOf(REMARKS_ALONE);
const NOT_OF_FUNCTIONS = patternOf([...REMARKS_ALONE, ...COMPONENTS_ALONE]);

/** What the proofs of one kind of problem depend on besides the problem. */
interface Deciders {
  readonly judge: string;
  readonly languages: ReadonlyMap<LanguageId, string>;
}

export async function proofs(root: string, { problems, lessons }: LoadedContent): Promise<string> {
  const sources = await importedBy(root, [
    ...JUDGE,
    NODE_HARNESS,
    ...LANGUAGE_IDS.map(adapterFile),
    ESTIMATES,
    ...problems.filter(({ problem }) => isCoded(problem)).map((one) => referenceFile(root, one)),
  ]);
  const harnessOf = async (id: LanguageId, leftOut: RegExp): Promise<string> => {
    const folder = join(root, 'src/harness', id);
    return existsSync(folder)
      ? hashOfFolder(root, folder, leftOut)
      : hashOfFiles(root, sources(NODE_HARNESS, leftOut));
  };
  const deciders = async (leftOut: RegExp): Promise<Deciders> => {
    const judge = await hashOfFiles(
      root,
      JUDGE.flatMap((file) => sources(file, leftOut)),
    );
    const languages = new Map<LanguageId, string>();
    for (const id of LANGUAGE_IDS) {
      const adapter = await hashOfFiles(root, sources(adapterFile(id), leftOut));
      languages.set(id, digest([adapter, await harnessOf(id, leftOut)]));
    }
    return { judge, languages };
  };
  const ofFunctions = await deciders(NOT_OF_FUNCTIONS);
  const ofComponents = await deciders(NOT_OF_ANY);

  const items: Record<string, ItemHashes> = {};
  await Promise.all([
    ...lessons.map(async ({ lesson, folder }) => {
      items[lesson.id] = { own: await hashOfFolder(root, folder), languages: {} };
    }),
    ...problems.map(async (one) => {
      if (one.problem.kind === 'estimate') {
        const judge = await hashOfFiles(root, sources(ESTIMATES));
        items[one.problem.id] = problemHashes(one, [judge], new Map());
        return;
      }
      const { judge, languages } = one.problem.kind === 'function' ? ofFunctions : ofComponents;
      const reference = await hashOfFiles(root, sources(referenceFile(root, one)));
      items[one.problem.id] = problemHashes(one, [judge, reference], languages);
    }),
  ]);
  const sorted = Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1)));
  return JSON.stringify({ items: sorted } satisfies Proofs);
}

/**
 * @param judge hashes of what judges the problem in every language
 * @param languages hash of what a language brings
 */
export function problemHashes(
  { problem, fixtures }: { readonly problem: Problem; readonly fixtures: Pick<Fixtures, 'fixtures'> },
  judge: readonly string[],
  languages: ReadonlyMap<LanguageId, string>,
): ItemHashes {
  const data = formatItem(withoutTexts(problem));
  const pairs = problem.languages.map((language) => [
    language,
    digest([
      ...judge,
      languages.get(language) ?? '',
      data,
      problem.solutions[language] ?? '',
      ...fixtures.fixtures
        .filter((one) => one.language === language)
        .flatMap(({ name, fault, text }) => [name, fault, text]),
    ]),
  ]);
  const programs = fixtures.fixtures.flatMap(({ name, fault, why }) => [name, fault, why]);
  // Solutions are proven in their languages; a language that comes or goes is in the problem itself.
  const own = digest([...judge, formatItem({ ...problem, solutions: {} }), ...programs]);
  return { own, languages: Object.fromEntries(pairs) as ItemHashes['languages'] };
}

/** What decides verdicts; a better hint or another place in the tree makes nothing due. */
function withoutTexts(problem: Problem): Problem {
  const { spec, component, id, kind } = problem;
  return {
    id,
    kind,
    title: '',
    difficulty: 1,
    minutes: 0,
    topic: '',
    needs: [],
    languages: [],
    statement: '',
    editorial: '',
    hints: [],
    solutions: {},
    ...(spec === undefined
      ? {}
      : { spec: { ...spec, examples: spec.examples.map((example) => ({ ...example, note: '' })) } }),
    ...(component === undefined
      ? {}
      : { component: { ...component, examples: component.examples.map((one) => ({ ...one, note: '' })) } }),
  };
}

function adapterFile(id: LanguageId): string {
  return `src/engine/languages/${id}.ts`;
}

function referenceFile(root: string, { folder }: LoadedProblem): string {
  return nameOf(root, join(folder, 'reference.ts'));
}

/** One hash of all files in a folder, by path and text. */
async function hashOfFolder(root: string, folder: string, leftOut?: RegExp): Promise<string> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry: Dirent) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.pyc'),
  );
  const names = files.map((entry) => nameOf(root, join(entry.parentPath, entry.name)));
  return hashOfFiles(
    root,
    names.filter((name) => leftOut?.test(name) !== true),
  );
}

/** @param names relative to the root, `/` between the parts; line ends do not count */
async function hashOfFiles(root: string, names: readonly string[]): Promise<string> {
  const sorted = [...new Set(names)].sort();
  const texts = await Promise.all(sorted.map((name) => readFile(join(root, ...name.split('/')), 'utf8')));
  return digest(sorted.flatMap((name, i) => [name, (texts[i] ?? '').replace(/\r\n?/g, '\n')]));
}

function nameOf(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

function digest(parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex').slice(0, 32);
}
