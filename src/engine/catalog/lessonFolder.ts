/** The folder of a lesson: its text, and what lies beside it. */
import type { LessonSnippet } from '../lesson/snippets.ts';
import { snippetsIn } from '../lesson/snippets.ts';
import type { Files } from '../ports.ts';
import type { Complaint } from './complaint.ts';
import type { LessonData } from './lessonFile.ts';
import { readLessonFile } from './lessonFile.ts';
import { withLineFeeds } from './programs.ts';

export interface LessonFolder {
  readonly data: LessonData;
  readonly folder: string;
  readonly file: string;
  readonly figures: Readonly<Record<string, string>>;
  readonly snippets: readonly LessonSnippet[];
}

/** Null, with complaints, where the text does not make a lesson. */
export async function readLessonFolder(
  files: Files,
  folder: string,
  complaints: Complaint[],
): Promise<LessonFolder | null> {
  const file = files.join(folder, 'lesson.md');
  const data = readLessonFile(file, await files.read(file), complaints);
  const [drawings, programs] = await Promise.all([
    textsIn(files, files.join(folder, 'figures'), /\.svg$/),
    textsIn(files, files.join(folder, 'programs'), /^[^.]/),
  ]);
  if (data === null) return null;
  const figures = Object.fromEntries(
    Object.entries(drawings).map(([name, text]) => [name.slice(0, -'.svg'.length), text]),
  );
  const { snippets, faults } = snippetsIn(data.markdown, programs);
  for (const { line, text } of faults) {
    complaints.push({ file, line: line + data.bodyLine - 1, column: 1, text });
  }
  return { data, folder, file, figures, snippets };
}

/** Texts of a folder by name, sorted; empty where there is none. */
async function textsIn(
  files: Files,
  home: string,
  wanted: RegExp,
): Promise<Readonly<Record<string, string>>> {
  const entries = (await files.exists(home)) ? await files.list(home) : [];
  const names = entries
    .flatMap(({ name, kind }) => (kind === 'file' && wanted.test(name) ? [name] : []))
    .sort();
  const texts = await Promise.all(names.map((name) => files.read(files.join(home, name))));
  return Object.fromEntries(names.map((name, i) => [name, withLineFeeds(texts[i] ?? '')]));
}
