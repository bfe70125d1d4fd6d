/** A small extension on disk: one problem with its reference, and a language that is JavaScript without a harness. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionSpec, Problem } from '../../../src/engine/catalog/model.ts';
import type { GradeRequest } from '../../../src/engine/grading/request.ts';
import type { LanguageAdapter } from '../../../src/engine/languages/language.ts';
import type { Log } from '../../../src/engine/ports.ts';
import { compiledProblems } from '../../../src/platform/content.ts';
import type { LocalGrader } from '../../../src/platform/grading.ts';
import { createLocalGrader } from '../../../src/platform/grading.ts';

const SPEC: FunctionSpec = {
  signature: {
    name: 'double',
    params: [{ name: 'n', type: { kind: 'int' }, role: 'in', domain: { kind: 'number', min: 0, max: 1000 } }],
    returns: { kind: 'int' },
  },
  judge: { kind: 'exact' },
  limits: { caseMs: 1000, memoryMb: 128 },
  small: { maxLength: 1, values: { n: [0, 1, 2, 3] }, maxCases: 50 },
  examples: [{ args: [4], expected: { result: 8 }, note: 'Two times four.' }],
  growth: { target: '1', max: 1 },
};

const MAIN = `
const fs = require('fs');
const solution = require('./solution.cjs');
const chunk = Buffer.alloc(1 << 16);
let text = '';
for (;;) {
  const n = fs.readSync(3, chunk, 0, chunk.length, null);
  if (n === 0) process.exit(0);
  text += chunk.toString('latin1', 0, n);
  const lines = text.split('\\n');
  text = lines.pop();
  for (const line of lines) {
    const [id, args] = JSON.parse(line);
    const reply = id === 'hello' ? '["ready"]' : JSON.stringify([id, 1000, 1000, fs.fstatSync(1).size, 0, [solution(...args)]]);
    fs.writeSync(4, reply + '\\n');
  }
}
`;

const adapter = {
  id: 'javascript',
  title: 'JavaScript',
  timeFactor: 1,
  draws: true,
  baselineMb: 128,
  toolchain: null,
  plan: (source: { readonly text: string }) =>
    Promise.resolve({
      language: 'javascript',
      files: [
        { path: 'solution.cjs', text: source.text },
        { path: 'main.cjs', text: MAIN },
      ],
      commands: [{ tool: 'node', args: ['--check', 'solution.cjs'], env: {} }],
      timeoutMs: 20_000,
    }),
  run: () => ({ tool: 'node', args: ['main.cjs'], env: {} }),
  crash: () => null,
  compileMessages: (output: string) => [
    { file: 'solution', line: 1, column: 1, severity: 'error', text: output.slice(0, 200) },
  ],
} as unknown as LanguageAdapter;

const missingToolchain = {
  ...adapter,
  id: 'go',
  title: 'Go',
  toolchain: {
    id: 'go',
    title: 'Go',
    commands: ['kode-no-such-command'],
    versionArgs: [],
    versionPattern: /x/,
    minimum: '1',
    realPathArgs: null,
    fix: 'Install Go.',
  },
} as unknown as LanguageAdapter;

/** Writes the extension's files below a folder. */
export function writeExtension(folder: string, reference = 'solve: (n) => n * 2'): void {
  const content = join(folder, 'dist', 'content');
  mkdirSync(join(content, 'items'), { recursive: true });
  mkdirSync(join(content, 'oracles'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"version":"1.2.3"}');
  const problem: Problem = {
    kind: 'function',
    id: 'double-it',
    title: 'Double it',
    difficulty: 1,
    minutes: 20,
    topic: 'numbers',
    needs: [],
    languages: ['javascript'],
    statement: '',
    editorial: '',
    hints: [],
    solutions: {},
    spec: SPEC,
  };
  writeFileSync(join(content, 'items', 'double-it.json'), JSON.stringify(problem));
  writeFileSync(join(content, 'items', 'a-lesson.json'), '{"kind":"lesson","id":"a-lesson"}');
  writeFileSync(join(content, 'items', 'a-story.json'), '{"kind":"story","id":"a-story","title":"Story"}');
  writeFileSync(join(content, 'oracles', 'double-it.cjs'), `exports.oracle = { ${reference} };`);
}

/** The grader that the broker and the command line use, on the small extension. */
export function fakeGrader(
  extensionFolder: string,
  cacheFolder: string,
  log: Log,
  toolchains: Readonly<Record<string, string>> = {},
): LocalGrader {
  return createLocalGrader({
    problems: compiledProblems(join(extensionFolder, 'dist', 'content')),
    adapters: [adapter, missingToolchain],
    harnessFolder: join(extensionFolder, 'dist', 'harness'),
    oracleThreadPath: fileURLToPath(new URL('../../../src/platform/oracleThread.ts', import.meta.url)),
    cacheFolder,
    version: '1.2.3',
    toolchains,
    log,
  });
}

export function requestFor(text: string, more: Partial<GradeRequest> = {}): GradeRequest {
  return {
    problem: 'double-it',
    language: 'javascript',
    file: { path: '/wörk/double it.cjs', text },
    seed: 7,
    ...more,
  };
}
