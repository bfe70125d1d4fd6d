/**
 * Compiles content/ to dist/content:
 *
 * - `index.json` the tree and its entries, `search.json` the words of lessons, `items/<id>.json` texts and data of each, `oracles/<id>.cjs` references
 * - `fixtures/<id>.json`, `proof.json` for `kode verify`; they stay out of the package
 */
import { build } from 'esbuild';
import { join, relative, sep } from 'node:path';
import { formatComplaint } from '../engine/catalog/complaint.ts';
import { formatItem } from '../engine/catalog/itemJson.ts';
import { isCoded } from '../engine/catalog/model.ts';
import type { LoadedContent } from '../engine/catalog/load.ts';
import { loadContent } from '../engine/catalog/load.ts';
import { ADAPTERS } from '../engine/languages/registry.ts';
import { nodeFiles } from '../platform/files.ts';
import { lessonComplaints, shippedLesson } from './lessons.ts';
import type { OutputFolder } from './outputs.ts';
import { proofs } from './proofs.ts';
import { searchIndex } from './searchIndex.ts';

/** What is wrong with the content, all of it, one complaint a line. */
class ContentError extends Error {
  constructor(complaints: readonly string[]) {
    super(complaints.join('\n'));
    this.stack = this.message;
  }
}

/** @returns what was compiled, in words */
export async function buildContent(root: string, out: OutputFolder): Promise<string> {
  const content = await loadContent({
    files: nodeFiles,
    folder: join(root, 'content'),
    languages: ADAPTERS.map((adapter) => adapter.id),
    checkLesson: lessonComplaints,
  });
  const { complaints, index, problems, lessons } = content;
  if (complaints.length > 0 || index === null) {
    throw new ContentError(
      complaints.map((one) => formatComplaint({ ...one, file: relative(process.cwd(), one.file) })),
    );
  }
  await Promise.all([
    out.write('content/index.json', JSON.stringify(index)),
    out.write('content/search.json', JSON.stringify(searchIndex(content))),
    ...lessons.map((one) => out.write(`content/items/${one.lesson.id}.json`, formatItem(shippedLesson(one)))),
    ...problems.flatMap(({ problem, fixtures }) => [
      out.write(`content/items/${problem.id}.json`, formatItem(problem)),
      out.write(`content/fixtures/${problem.id}.json`, JSON.stringify(fixtures)),
    ]),
    oracles(root, content, out),
    proofs(root, content).then((text) => out.write('content/proof.json', text)),
  ]);
  return `${counted(lessons.length, 'lesson')} and ${counted(problems.length, 'problem')}`;
}

async function oracles(root: string, content: LoadedContent, out: OutputFolder): Promise<void> {
  const problems = content.problems.filter(({ problem }) => isCoded(problem));
  if (problems.length === 0) return;
  const result = await build({
    absWorkingDir: root,
    entryPoints: problems.map(({ problem, folder }) => ({
      in: join(folder, 'reference.ts'),
      out: problem.id,
    })),
    outdir: join(out.root, 'content/oracles'),
    outExtension: { '.js': '.cjs' },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minifySyntax: true,
    logLevel: 'silent',
    charset: 'utf8',
  });
  for (const file of result.outputFiles)
    await out.write(relative(out.root, file.path).split(sep).join('/'), file.contents);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
