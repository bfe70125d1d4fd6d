/** The real grader in every language, with one problem of a test's own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionSpec, Problem } from '../../../src/engine/catalog/model.ts';
import { ADAPTERS } from '../../../src/engine/languages/registry.ts';
import { compiledProblems } from '../../../src/platform/content.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { createLocalGrader } from '../../../src/platform/grading.ts';
import { createLog } from '../../../src/platform/log.ts';
import { harnessFolder } from '../harness/driver.ts';

/**
 * @param folder gets the content and, in `cache`, the builds
 * @param oracle the reference as an expression in JavaScript
 */
export async function graderOfOne(
  folder: string,
  id: string,
  spec: FunctionSpec,
  oracle: string,
  more: { readonly startsAhead?: boolean } = {},
): Promise<LocalGrader> {
  const content = join(folder, 'content');
  mkdirSync(join(content, 'items'), { recursive: true });
  mkdirSync(join(content, 'oracles'), { recursive: true });
  const problem: Problem = {
    kind: 'function',
    id,
    title: id,
    difficulty: 1,
    minutes: 20,
    topic: 'numbers',
    needs: [],
    languages: [],
    statement: '',
    editorial: '',
    hints: [],
    solutions: {},
    spec,
  };
  writeFileSync(join(content, 'items', `${id}.json`), JSON.stringify(problem));
  writeFileSync(join(content, 'oracles', `${id}.cjs`), `exports.oracle = ${oracle};`);
  return createLocalGrader({
    problems: compiledProblems(content),
    adapters: ADAPTERS,
    harnessFolder: await harnessFolder(),
    oracleThreadPath: fileURLToPath(new URL('../../../src/platform/oracleThread.ts', import.meta.url)),
    cacheFolder: join(folder, 'cache'),
    version: '0',
    toolchains: {},
    log: createLog(() => undefined),
    ...more,
  });
}
