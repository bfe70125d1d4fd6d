/** Problems as the content build wrote them: `items/<id>.json`, `oracles/<id>.cjs`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseItem } from '../engine/catalog/itemJson.ts';
import type { Problem } from '../engine/catalog/model.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { errorCode } from './files.ts';

export interface ProblemSource {
  /** @throws NotGradedError where there is no such problem */
  problem(id: string): Promise<Problem>;
  /** Full path of the compiled reference. */
  oraclePath(id: string): string;
}

/** What an id may look like; anything else could name a file outside the folder. */
const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** @param folder the build's output: `dist/content` */
export function compiledProblems(folder: string): ProblemSource {
  return {
    // Read each time: it takes a millisecond, and an author who rebuilds the content sees what is there now.
    problem: (id) => readProblem(folder, id),
    oraclePath: (id) => join(folder, 'oracles', `${id}.cjs`),
  };
}

async function readProblem(folder: string, id: string): Promise<Problem> {
  const missing = new NotGradedError(`Kode has no problem "${id}".`, 'Choose one in the Kode sidebar.');
  if (!ID.test(id)) throw missing;
  let text: string;
  try {
    text = await readFile(join(folder, 'items', `${id}.json`), 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw missing;
    throw error;
  }
  const item = parseItem(text);
  if (item.kind === 'lesson') throw missing;
  return item;
}
