/**
 * Runs test/ui with Playwright against the real workbench: `npm run test:ui`.
 *
 *     npm run test:ui -- [--floor] [FILE-FILTER ...] [--grep TEXT] [--headed] ...
 *
 * `--floor` takes the oldest supported VS Code and only the tests marked `@smoke`; the rest goes to Playwright.
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { messageOf } from './cache.ts';
import { currentVersion, ensureCodeServer, floorVersion } from './codeServer.ts';
import { cleanEnvironment, endAll, newRunMark, run, runMark } from './processes.ts';
import { describeResult, type SuiteResult } from './results.ts';
import { serve } from './serve.ts';
import { ensureChromium } from './system.ts';
import type { UiRun } from '../ui/setup.ts';

const root = resolve(import.meta.dirname, '../..');

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const floor = args.includes('--floor');
  const rest = args.filter((one) => one !== '--floor');
  const version = floor ? floorVersion : currentVersion;
  // Another folder tests what was packed, say an unpacked .vsix.
  const extension = resolve(process.env['KODE_EXTENSION'] ?? root);
  const manifest = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as { main?: string };
  if (manifest.main === undefined || !existsSync(join(extension, manifest.main))) {
    throw new Error(`The extension in ${extension} is not built. Run "npm run build" first.`);
  }
  const results = join(root, 'test-results', floor ? 'ui-floor' : 'ui');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const progress = (line: string): void => console.log(line);
  const mark = newRunMark();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void endAll(undefined, mark).finally(() => process.exit(130)));
  }
  const codeServer = await ensureCodeServer(version, progress);
  const chromium = await ensureChromium(progress);
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'kode-ui-')));
  const userData = join(base, 'user-data');
  const serverLog = join(results, 'code-server.log');
  try {
    const served = await serve(codeServer, {
      userData,
      extensions: join(base, 'extensions'),
      log: serverLog,
      env: { [runMark]: mark },
      trustAll: false,
      extension: { installed: extension },
    });
    const uiRun: UiRun = {
      origin: served.origin,
      label: version.label,
      extension,
      checkout: root,
      workspaces: join(base, 'workspaces'),
      settingsFile: join(userData, 'User/settings.json'),
      results,
      chromium,
    };
    const playwright = join(root, 'node_modules/@playwright/test/cli.js');
    const config = join(root, 'test/ui/playwright.config.ts');
    const { code } = await run(
      process.execPath,
      [playwright, 'test', '-c', config, ...(floor ? ['--grep', '@smoke'] : []), ...rest],
      { cwd: root, env: { ...cleanEnvironment(), [runMark]: mark, KODE_UI_RUN: JSON.stringify(uiRun) } },
    );
    const result = readPlaywright(join(results, 'playwright.json'));
    if (result === undefined) {
      console.log(`Playwright left no result, so the run counts as failed. Evidence: ${results}`);
      return code === 0 ? 1 : code;
    }
    writeFileSync(join(results, 'result.json'), JSON.stringify(result, null, 2));
    for (const title of result.flakes) console.log(`FLAKY ${title}`);
    console.log(`VS Code ${version.vscode}: ${describeResult(result)}`);
    if (result.passed + result.failed === 0) {
      console.log('No UI test ran.');
      return 1;
    }
    if (code !== 0) console.log(`Screenshots, traces and logs: ${results} (npx playwright show-trace FILE)`);
    return code;
  } finally {
    await endAll(undefined, mark);
    keepLogs(join(userData, 'logs'), join(results, 'logs'));
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The logs of a UI run are kept even if it passed: they are small, and a flaky test needs them. */
function keepLogs(from: string, to: string): void {
  try {
    cpSync(from, to, { recursive: true });
  } catch {
    // No logs: the editor was never opened.
  }
}

interface PlaywrightSuite {
  readonly title: string;
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests: readonly { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[];
  }[];
}

/** Adds up Playwright's own report. */
function readPlaywright(file: string): SuiteResult | undefined {
  let report: { suites: readonly PlaywrightSuite[]; errors: readonly { message?: string }[] };
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as typeof report;
  } catch {
    return undefined;
  }
  const counts = { passed: 0, failed: 0, skipped: 0, flaky: 0 };
  const failures: string[] = [];
  const flakes: string[] = [];
  const walk = (suite: PlaywrightSuite, path: readonly string[]): void => {
    const here = [...path, suite.title];
    for (const spec of suite.specs ?? []) {
      const title = [...here, spec.title].join(' > ');
      for (const { status } of spec.tests) {
        if (status === 'unexpected') counts.failed++;
        else if (status === 'skipped') counts.skipped++;
        else counts.passed++;
        if (status === 'unexpected') failures.push(title);
        if (status === 'flaky') {
          counts.flaky++;
          flakes.push(title);
        }
      }
    }
    for (const inner of suite.suites ?? []) walk(inner, here);
  };
  for (const suite of report.suites) walk(suite, []);
  // A spec file that cannot even be loaded is an error of the run, not of a test.
  for (const error of report.errors) failures.push((error.message ?? 'error').split('\n')[0] ?? 'error');
  return { ...counts, failed: failures.length, failures, flakes };
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(messageOf(error));
  return 1;
});
