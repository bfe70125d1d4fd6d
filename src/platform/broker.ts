/**
 * The broker: a small process beside the editor that starts compilers and solutions, so that the extension host, which is
 * large and slow to fork, never does.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADAPTERS } from '../engine/languages/registry.ts';
import { serveBroker } from './brokerServer.ts';
import { compiledProblems } from './content.ts';
import { createLocalGrader } from './grading.ts';
import { createSnippetRunner } from './snippets.ts';

serveBroker(({ extensionFolder, cacheFolder, toolchains }, log) => {
  const manifest = JSON.parse(readFileSync(join(extensionFolder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const dist = join(extensionFolder, 'dist');
  const harnessFolder = join(dist, 'harness');
  const { version } = manifest;
  const { runSnippet } = createSnippetRunner({ harnessFolder, cacheFolder, version, toolchains, log });
  const grader = createLocalGrader({
    problems: compiledProblems(join(dist, 'content')),
    adapters: ADAPTERS,
    harnessFolder,
    oracleThreadPath: join(dist, 'oracleThread.cjs'),
    cacheFolder,
    version,
    toolchains,
    log,
    startsAhead: true,
  });
  return { ...grader, runSnippet };
});
