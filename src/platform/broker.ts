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

serveBroker(({ extensionFolder, cacheFolder, toolchains }, log) => {
  const manifest = JSON.parse(readFileSync(join(extensionFolder, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const dist = join(extensionFolder, 'dist');
  return createLocalGrader({
    problems: compiledProblems(join(dist, 'content')),
    adapters: ADAPTERS,
    harnessFolder: join(dist, 'harness'),
    oracleThreadPath: join(dist, 'oracleThread.cjs'),
    cacheFolder,
    version: manifest.version,
    toolchains,
    log,
    startsAhead: true,
  });
});
