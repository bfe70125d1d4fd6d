/** `kode new problem`: the files of a problem, to be filled in. Works on the content of the folder it is called in. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { nearest } from '../engine/catalog/complaint.ts';
import { listInTopic } from '../engine/catalog/listInTopic.ts';
import { parseSignature } from '../engine/catalog/signatureText.ts';
import { readTopicsFile } from '../engine/catalog/topicsFile.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { ADAPTERS } from '../engine/languages/registry.ts';
import { newProblemFiles } from '../engine/scaffold/newProblem.ts';
import { nodeFiles } from '../platform/files.ts';
import { UsageError } from './arguments.ts';
import type { World } from './run.ts';

export interface NewRequest {
  readonly command: 'new';
  readonly id: string;
  readonly topic: string;
  readonly title: string;
  readonly signature: string;
}

export async function newProblem(request: NewRequest, { terminal, cwd }: World): Promise<number> {
  const content = join(cwd, 'content');
  const topicsPath = join(content, 'topics.yaml');
  if (!(await nodeFiles.exists(topicsPath)))
    throw new NotGradedError(`${topicsPath} is not there.`, 'Call it in the root of a checkout of Kode.');
  const text = await readFile(topicsPath, 'utf8');
  const tree = readTopicsFile(topicsPath, text, []);
  const { id, topic, title } = request;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    throw new UsageError(`"${id}" is not an id: lower case letters and digits, words joined with hyphens.`);
  const ids = (tree?.topicIds ?? []).map((one) => one.id);
  if (!ids.includes(topic)) {
    const meant = nearest(topic, ids);
    throw new UsageError(
      `There is no topic "${topic}"; ${meant === null ? `there are ${ids.join(', ')}` : `did you mean "${meant}"?`}`,
    );
  }
  const siblings = (tree?.items ?? []).filter((one) => one.topic === topic).map((one) => one.item.id);
  const listed = (tree?.items ?? []).map((one) => one.item.id);
  if (listed.includes(id) || ids.includes(id)) throw new UsageError(`The id "${id}" is taken.`);

  const folder = join(await homeOf(content, topic, siblings), id);
  const toRoot = relative(folder, cwd).split(sep).join('/');
  const files = newProblemFiles({ id, title, signature: signatureOf(request.signature), toRoot }, ADAPTERS);
  for (const { path, text: own } of files) {
    const target = join(folder, ...path.split('/'));
    if (!(await nodeFiles.create(target, own)))
      throw new NotGradedError(`${target} exists already and was left as it is.`, 'Choose another id.');
    terminal.out(relative(cwd, target));
  }
  await writeFile(topicsPath, listInTopic(text, topic, id) ?? text);
  terminal.err(
    `Listed in ${relative(cwd, topicsPath)}. "npm run build" names what is to be written, "npm run verify -- ${id} --quick" tries it.`,
  );
  return 0;
}

function signatureOf(text: string): ReturnType<typeof parseSignature> {
  try {
    return parseSignature(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(error.message);
    throw error;
  }
}

/** Beside the topic's other items; for its first one a folder named as the topic, below that of the functions. */
async function homeOf(content: string, topic: string, siblings: readonly string[]): Promise<string> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const sibling = entries.find((entry) => entry.isDirectory() && siblings.includes(entry.name));
  if (sibling !== undefined && basename(sibling.parentPath) !== basename(content)) return sibling.parentPath;
  return join(content, 'dsa', topic);
}
