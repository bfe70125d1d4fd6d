/** The programs of a problem: shipped solutions, and programs that the judge must turn down. */
import type { LanguageId } from '../languages/ids.ts';
import type { Equivalents } from '../proving/equivalents.ts';
import type { Files } from '../ports.ts';
import type { Complaint } from './complaint.ts';
import { anyOf } from './complaint.ts';
import { unfinishedIn } from './unfinished.ts';

/** A program that must be turned down, and why. */
export interface Fixture {
  /** File name. */
  readonly name: string;
  readonly language: LanguageId;
  /** The first line, without the comment sign: what is wrong with the program, to the learner who wrote it. */
  readonly why: string;
  /**
   * `rejected` gives wrong answers, `crash` ends with an error, `race` is right until several threads use it at once, `slow`
   * is right but takes too long.
   */
  readonly fault: 'rejected' | 'crash' | 'race' | 'slow';
  readonly text: string;
}

/** What `fixtures/<id>.json` holds. */
export interface Fixtures {
  readonly fixtures: readonly Fixture[];
  readonly equivalents: Equivalents;
}

/** Extensions of content files; a learner's file may have others too. */
const EXTENSIONS: Readonly<Record<LanguageId, string>> = {
  go: 'go',
  python: 'py',
  typescript: 'ts',
  javascript: 'js',
  java: 'java',
  cpp: 'cpp',
  rust: 'rs',
};

const WHY_LENGTH = 120;

function languageOf(name: string): LanguageId | null {
  const extension = /\.([a-z]+)$/.exec(name)?.[1];
  const found = Object.entries(EXTENSIONS).find(([, one]) => one === extension);
  return found === undefined ? null : (found[0] as LanguageId);
}

/** `solutions/solution.<extension>`, one a language. */
export async function readSolutions(
  files: Files,
  folder: string,
  complaints: Complaint[],
): Promise<Partial<Record<LanguageId, string>>> {
  const solutions: Partial<Record<LanguageId, string>> = {};
  for (const { name, path } of await programsIn(files, folder)) {
    const language = languageOf(name);
    if (language === null || name !== `solution.${EXTENSIONS[language]}`) {
      const right = Object.values(EXTENSIONS).map((extension) => `solution.${extension}`);
      complaints.push({ file: path, line: 1, column: 1, text: `Expected a file named ${anyOf(right)}.` });
      continue;
    }
    const text = withLineFeeds(await files.read(path));
    complaints.push(...unfinishedIn(path, text));
    solutions[language] = text;
  }
  return solutions;
}

/** Files of `rejected/` and `slow/`, in order of name. */
export async function readFixtures(
  files: Files,
  folder: string,
  slow: boolean,
  complaints: Complaint[],
): Promise<readonly Fixture[]> {
  const fixtures: Fixture[] = [];
  for (const { name, path } of await programsIn(files, folder)) {
    const complain = (text: string): void => void complaints.push({ file: path, line: 1, column: 1, text });
    const language = languageOf(name);
    if (language === null || !/^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z]+$/.test(name)) {
      complain(
        `Expected a name in kebab case that ends in ${anyOf(Object.values(EXTENSIONS).map((one) => `.${one}`))}.`,
      );
      continue;
    }
    const text = withLineFeeds(await files.read(path));
    complaints.push(...unfinishedIn(path, text));
    const firstLine = text.slice(0, Math.max(0, text.indexOf('\n')));
    const sign = language === 'python' ? '#' : '//';
    if (!firstLine.startsWith(`${sign} `) || firstLine.length <= sign.length + 1) {
      complain(
        `Expected a comment in the first line that says what is wrong with the program: "${sign} ...".`,
      );
      continue;
    }
    const said = firstLine.slice(sign.length).trim();
    if (said.length > WHY_LENGTH)
      complain(`The first line has ${said.length} characters; ${WHY_LENGTH} are allowed.`);
    const [, mark, why = said] = /^(crash|race):\s*(.*)$/.exec(said) ?? [];
    if (mark !== undefined && slow)
      complain(`A slow program is right; "${mark}:" belongs to rejected programs.`);
    fixtures.push({
      name,
      language,
      why,
      fault: slow ? 'slow' : mark === 'crash' || mark === 'race' ? mark : 'rejected',
      text,
    });
  }
  return fixtures;
}

async function programsIn(
  files: Files,
  folder: string,
): Promise<readonly { readonly name: string; readonly path: string }[]> {
  if (!(await files.exists(folder))) return [];
  const entries = await files.list(folder);
  return entries
    .filter((entry) => entry.kind === 'file' && !entry.name.startsWith('.'))
    .map((entry) => ({ name: entry.name, path: files.join(folder, entry.name) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Texts of the package have one kind of line end and no BOM, whatever the checkout made of them. */
export function withLineFeeds(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
