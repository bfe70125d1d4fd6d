/**
 * All that has to hold, in one command: `npm test`.
 *
 *     npm test -- [STEP ...]       e.g. npm test -- build unit host
 *
 * Each step says what it found, the run goes on after a failing one, and the last line is the sum.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '../test/editor/cache.ts';
import { endAll, newRunMark, runMark } from '../test/editor/processes.ts';
import { readResult } from '../test/editor/results.ts';

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'test-results');
const node = process.execPath;

/** What a step found. */
interface Found {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
  readonly flaky?: number;
  /** One line for each failure, where the step's own output does not show them. */
  readonly failures?: readonly string[];
  readonly note?: string;
}

interface Step {
  readonly name: string;
  /** Steps that work on dist/ make no sense after a failed build. */
  readonly needsBuild?: boolean;
  readonly needsEditor?: boolean;
  /** How long it may take, in minutes. */
  readonly limit: number;
  run(): Promise<Found>;
}

/** Tests of programs in all languages, with the real toolchains. */
const HARNESS = 'test/unit/harness';
/** Those of .mocharc.json, whose list of files is another. */
const OWN_OPTIONS = ['--timeout', '20000', '--forbid-only', '--forbid-pending'];

const steps: readonly Step[] = [
  { name: 'build', limit: 5, run: () => check([node, 'src/build/build.ts']) },
  { name: 'types', limit: 5, run: () => check([node, bin('typescript/bin/tsc'), '-b']) },
  {
    name: 'lint',
    limit: 5,
    run: async () =>
      sum([
        await check([node, bin('eslint/bin/eslint.js'), '.', '--max-warnings', '0']),
        await check([node, bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']),
        await check([node, 'scripts/spell.ts']),
      ]),
  },
  { name: 'unit', limit: 15, run: () => unit('unit', ['--ignore', `${HARNESS}/**`]) },
  {
    name: 'harness',
    limit: 22,
    run: () => unit('harness', ['--no-config', ...OWN_OPTIONS, `${HARNESS}/**/*.test.ts`]),
  },
  { name: 'content', limit: 30, needsBuild: true, run: content },
  {
    name: 'host',
    limit: 20,
    needsBuild: true,
    needsEditor: true,
    run: () => editor('host', ['test/editor/runHost.ts']),
  },
  {
    name: 'host-floor',
    limit: 10,
    needsBuild: true,
    needsEditor: true,
    run: () => editor('host-floor', ['test/editor/runHost.ts', '--floor']),
  },
  {
    name: 'ui',
    limit: 25,
    needsBuild: true,
    needsEditor: true,
    run: () => editor('ui', ['test/editor/runUi.ts']),
  },
  {
    name: 'ui-floor',
    limit: 10,
    needsBuild: true,
    needsEditor: true,
    run: () => editor('ui-floor', ['test/editor/runUi.ts', '--floor']),
  },
  { name: 'package', limit: 5, needsBuild: true, run: () => check([node, 'scripts/package.ts']) },
];

const mark = newRunMark();
let current: ChildProcess | undefined;
let stepLimit = 5;

async function main(): Promise<number> {
  const wished = process.argv.slice(2);
  const unknown = wished.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(
      `No step "${unknown.join('", "')}"; there are: ${steps.map((step) => step.name).join(', ')}.`,
    );
  }
  const chosen = wished.length === 0 ? steps : steps.filter((step) => wished.includes(step.name));
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endAll(current, mark).finally(() => process.exit(130)));
  }
  const install = chosen.some((step) => step.needsEditor === true) ? installEditors() : undefined;
  const lines: string[] = [];
  let passed = 0;
  let failed = 0;
  let built = true;
  for (const step of chosen) {
    const started = Date.now();
    console.log(`\n== ${step.name}`);
    let found: Found;
    try {
      // Compilers at work beside it would spoil what the step measures, so installing ends before the first test.
      if (!['build', 'types', 'lint'].includes(step.name)) await install;
      stepLimit = step.limit;
      if (step.needsBuild === true && !built) throw new Error('not run, because the build failed');
      const trouble = step.needsEditor === true ? await install : undefined;
      if (trouble !== undefined) throw new Error(trouble);
      found = await step.run();
      if (found.passed + found.failed === 0) found = { passed: 0, failed: 1, failures: ['no test ran'] };
    } catch (error) {
      found = { passed: 0, failed: 1, failures: [messageOf(error)] };
    }
    if (step.name === 'build') built = found.failed === 0;
    for (const failure of found.failures ?? []) console.log(`  failed: ${failure}`);
    passed += found.passed;
    failed += found.failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const line = `${step.name.padEnd(11)} ${describe(found)} (${seconds} s)`;
    console.log(line);
    lines.push(line);
  }
  console.log(`\n== all\n${lines.join('\n')}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function describe(found: Found): string {
  const more = [
    ...(found.skipped === undefined || found.skipped === 0 ? [] : [`${found.skipped} skipped`]),
    ...(found.flaky === undefined || found.flaky === 0 ? [] : [`${found.flaky} flaky`]),
    ...(found.note === undefined ? [] : [found.note]),
  ];
  return [`${found.passed} passed`, `${found.failed} failed`, ...more].join(', ');
}

function sum(all: readonly Found[]): Found {
  return {
    passed: all.reduce((total, one) => total + one.passed, 0),
    failed: all.reduce((total, one) => total + one.failed, 0),
  };
}

function bin(path: string): string {
  return join(root, 'node_modules', path);
}

/** Runs a command and shows its output; past the limit of the step it is ended with all that it started. */
async function command(line: readonly string[], stdoutFile?: string): Promise<number> {
  const [program, ...args] = line;
  if (program === undefined) throw new Error('no command');
  const out = stdoutFile === undefined ? 'inherit' : openSync(stdoutFile, 'w');
  const child = spawn(program, args, {
    cwd: root,
    stdio: ['ignore', out, 'inherit'],
    detached: process.platform !== 'win32',
    env: { ...process.env, [runMark]: mark },
  });
  if (typeof out === 'number') closeSync(out);
  current = child;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    console.log(`  still running after ${stepLimit} minutes: ended`);
    void endAll(child, mark);
  }, stepLimit * 60_000);
  try {
    const code = await new Promise<number>((done, fail) => {
      child.once('error', fail);
      child.once('exit', (status, signal) => done(status ?? (signal === null ? 1 : 128)));
    });
    return late ? 124 : code;
  } finally {
    clearTimeout(timer);
    current = undefined;
  }
}

/** A command that holds or does not: one check. */
async function check(line: readonly string[]): Promise<Found> {
  const script = line[1];
  if (script !== undefined && !existsSync(resolve(root, script))) throw new Error(`${script} is missing`);
  const code = await command(line);
  return code === 0
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, failures: [`ended with code ${code}`] };
}

/** Unit tests, by mocha's JSON report. */
async function unit(name: string, options: readonly string[]): Promise<Found> {
  const file = join(results, `${name}.json`);
  const reporter = ['--reporter', 'json', '--reporter-option', `output=${file}`];
  let hangs = false;
  // mocha writes its report at the end; a process that lives on has something open, such as a child or a timer.
  const watch = setInterval(() => {
    if (!existsSync(file) || Date.now() - statSync(file).mtimeMs < 15_000 || current === undefined) return;
    hangs = true;
    void endAll(current, mark);
  }, 1_000);
  let code: number;
  try {
    code = await command([node, bin('mocha/bin/mocha.js'), ...reporter, ...options]);
  } finally {
    clearInterval(watch);
  }
  if (!existsSync(file)) throw new Error(`mocha ended with code ${code} and left no report`);
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { passes: number; pending: number };
    failures: readonly { fullTitle: string; err: { stack?: string; message?: string } }[];
  };
  const failures = report.failures.map(
    (one) => `${one.fullTitle}\n${indented(one.err.stack ?? one.err.message ?? '')}`,
  );
  if (hangs) failures.push('mocha did not end 15 s after its report: a test left something open');
  else if (code !== 0 && failures.length === 0) failures.push(`mocha ended with code ${code}`);
  return { passed: report.stats.passes, failed: failures.length, skipped: report.stats.pending, failures };
}

function indented(text: string): string {
  return text.replace(/^/gmu, '    ');
}

/**
 * The content's own proof: `kode verify --json` writes `{ passed, failed, failures, proofs }` to stdout. With the ledger
 * it proves what has changed since it was last proven, and others at random, as many as some minutes allow.
 */
async function content(): Promise<Found> {
  const file = join(results, 'content.json');
  const code = await command([node, 'dist/cli.js', 'verify', '--json', '--ledger'], file);
  let report: Found & { readonly proofs?: Readonly<Record<'proven' | 'sampled' | 'vouched', number>> };
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as typeof report;
  } catch {
    throw new Error(`kode verify ended with code ${code} and wrote no JSON; see ${file}`);
  }
  if (typeof report.passed !== 'number' || typeof report.failed !== 'number') {
    throw new Error(`kode verify wrote JSON without "passed" and "failed"; see ${file}`);
  }
  const { passed, failed, failures, proofs } = report;
  return {
    passed,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    ...(proofs === undefined
      ? {}
      : {
          note: `${proofs.proven} proofs, ${proofs.sampled} of them at random; ${proofs.vouched} vouched for by the ledger`,
        }),
    ...(failures === undefined ? {} : { failures: failures.map(String) }),
  };
}

/** A suite in a real editor. */
async function editor(name: string, script: readonly string[]): Promise<Found> {
  const code = await command([node, ...script]);
  const result = readResult(join(results, name, 'result.json'));
  if (result === undefined) throw new Error(`ended with code ${code} and left no result`);
  return {
    passed: result.passed,
    failed: code !== 0 && result.failed === 0 ? 1 : result.failed,
    skipped: result.skipped,
    flaky: result.flaky,
    failures: result.failures,
  };
}

/** Installs the editors beside the first steps; answers what went wrong, if anything did. */
function installEditors(): Promise<string | undefined> {
  const log = join(results, 'install.log');
  const out = openSync(log, 'w');
  const child = spawn(node, ['test/editor/install.ts'], {
    cwd: root,
    stdio: ['ignore', out, out],
    env: { ...process.env, [runMark]: mark },
  });
  closeSync(out);
  return new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code) => {
      const said = readFileSync(log, 'utf8').trim();
      if (/Install(ing|ed)/u.test(said)) console.log(`-- editors\n${indented(said)}`);
      done(code === 0 ? undefined : `the editors could not be installed:\n${indented(said)}`);
    });
  });
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(messageOf(error));
  console.log('0 passed, 1 failed');
  return 1;
});
