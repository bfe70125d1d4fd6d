/**
 * The entry of the host tests: VS Code loads the bundle of this file and calls `run()`.
 *
 * Every `test/host/*.test.ts` is a suite. The bundler takes them all in by the pattern below, the runner says which
 * there are on disk, and a suite that is missing from the bundle or registers no test fails the run: none can be
 * forgotten. See docs/testing.md for how to write one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { dirname, resolve } from 'node:path';
import { format } from 'node:util';
import type MochaClass from 'mocha';
import type { SuiteResult } from '../editor/results.ts';

/** Loads the suite files into mocha and runs them; rejects where a test failed. */
export async function run(): Promise<void> {
  const env = process.env;
  markConsole(env['KODE_HOST_TOKEN']);
  const smoke = env['KODE_SMOKE'] === '1';
  const suites = JSON.parse(env['KODE_HOST_SUITES'] ?? '[]') as string[];
  if (suites.length === 0)
    throw new Error('KODE_HOST_SUITES names no suite; start the tests with "npm run test:host".');
  // The name is not a literal, so that the bundler leaves mocha in node_modules, where it finds its own files.
  const name = 'mocha';
  const { default: Mocha } = (await import(name)) as { default: typeof MochaClass };
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    retries: 1,
    forbidOnly: env['CI'] !== undefined,
    reporter: silent,
  });
  const grep = env['KODE_GREP'] ?? (smoke ? '@smoke' : undefined);
  if (grep !== undefined) mocha.grep(grep);
  // What mocha does around each file it loads itself; it puts describe, it and the rest on globalThis.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const file of suites) {
    const before = mocha.suite.suites.length;
    const bare = file.replace(/\.test\.ts$/u, '');
    await import(`./${bare}.test.ts`);
    if (mocha.suite.suites.length === before) throw new Error(`test/host/${file} has no describe().`);
  }
  const result = await runAll(mocha);
  const out = env['KODE_HOST_RESULT'];
  if (out !== undefined) writeFileSync(out, JSON.stringify(result, null, 2));
  if (result.failed > 0) throw new Error(`${result.failed} host tests failed.`);
  if (result.passed === 0) throw new Error('No host test ran.');
}

/** The served editor mixes the suite's lines with its own; the token tells them apart. */
function markConsole(token: string | undefined): void {
  if (token === undefined) return;
  const write = console.log.bind(console);
  const say = (...values: unknown[]): void => write(token + format(...values));
  // The host makes the methods of its console read-only, so the console itself is replaced.
  const own = Object.create(console, {}) as Console;
  for (const name of ['log', 'info', 'warn', 'error', 'debug'])
    Object.defineProperty(own, name, { value: say });
  globalThis.console = own;
}

/** All output comes from runAll. */
const silent = function () {} as unknown as MochaClass.ReporterConstructor;

function runAll(mocha: MochaClass): Promise<SuiteResult> {
  let passed = 0;
  let skipped = 0;
  const failures: string[] = [];
  const flakes: string[] = [];
  return new Promise((done) => {
    const runner = mocha.run(() => {
      console.log(`${passed} passed, ${failures.length} failed, ${skipped} skipped, ${flakes.length} flaky`);
      done({ passed, failed: failures.length, skipped, flaky: flakes.length, failures, flakes });
    });
    runner.on('suite', (suite: MochaClass.Suite) => {
      if (!suite.root) console.log(`${indent(suite)}${suite.title}`);
    });
    runner.on('pass', (test) => {
      passed++;
      // A test that needed its second attempt is told apart for ever, never quietly green.
      const flaky = (test as unknown as { currentRetry(): number }).currentRetry() > 0;
      if (flaky) flakes.push(test.fullTitle());
      console.log(`${indent(test)}${flaky ? 'FLAKY' : 'ok'} ${test.title} (${test.duration ?? 0} ms)`);
    });
    runner.on('retry', (test: MochaClass.Test, error: unknown) => {
      console.log(`${indent(test)}again: ${test.title}\n${errorText(error)}`);
    });
    runner.on('fail', (test, error: unknown) => {
      failures.push(test.fullTitle());
      console.log(`${indent(test)}FAILED ${test.title}\n${errorText(error)}`);
    });
    runner.on('pending', (test) => {
      skipped++;
      console.log(`${indent(test)}skipped ${test.title}`);
    });
  });
}

function indent(one: { readonly parent?: MochaClass.Suite | undefined }): string {
  let depth = 0;
  for (let at = one.parent; at !== undefined && !at.root; at = at.parent) depth++;
  return '  '.repeat(depth);
}

function errorText(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const text = stack
    .split('\n')
    .filter((line) => !/node_modules\/mocha\/|\(?node:internal/u.test(line))
    .map(inSource)
    .join('\n');
  const both = error as { actual?: unknown; expected?: unknown } | undefined;
  const diff =
    both?.actual !== undefined && both.expected !== undefined && !text.includes('actual')
      ? `\n  actual:   ${JSON.stringify(both.actual)}\n  expected: ${JSON.stringify(both.expected)}`
      : '';
  return `${text}${diff}`.replace(/^/gmu, '      ');
}

let bundleMap: SourceMap | undefined;

/** A line of a stack trace with the suite's own file in place of the bundle (the host has no source maps). */
function inSource(line: string): string {
  return line.replace(
    /(\/[^()]*host\.cjs):(\d+):(\d+)/u,
    (whole, bundle: string, row: string, column: string) => {
      try {
        bundleMap ??= new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')) as SourceMapPayload);
        const at = bundleMap.findEntry(Number(row) - 1, Number(column) - 1);
        if (!('originalSource' in at)) return whole;
        return `${resolve(dirname(bundle), at.originalSource)}:${at.originalLine + 1}:${at.originalColumn + 1}`;
      } catch {
        return whole;
      }
    },
  );
}
