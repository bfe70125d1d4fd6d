/**
 * A stand-in for the `code` executable: it takes the command line that `runTests` of @vscode/test-electron gives to
 * VS Code, and runs the same suite in code-server, shown in headless Chromium.
 *
 *     servedCode.ts [FOLDER|WORKSPACE] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE [--user-data-dir=DIR] ...
 *
 * It ends with the exit code of the suite. `KODE_EDITOR=floor` picks the oldest supported version, and
 * `KODE_RESULTS` the folder that a failed run leaves its evidence in.
 */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, type ConsoleMessage, type Page } from 'playwright-core';
import { chromiumArguments, formatConsole } from './browser.ts';
import { messageOf } from './cache.ts';
import { currentVersion, ensureCodeServer, floorVersion } from './codeServer.ts';
import { endAll, newRunMark, runMark } from './processes.ts';
import { serve, type Served } from './serve.ts';
import { ensureChromium } from './system.ts';

/** Ends a run whose suite never starts, rather than the caller's patience. */
const startLimitMs = 180_000;

/** Ends a run that hangs. `KODE_HOST_LIMIT` is in seconds. */
const runLimitMs = Number(process.env['KODE_HOST_LIMIT'] ?? '1500') * 1000;

interface CommandLine {
  readonly folder: string | undefined;
  readonly extension: string;
  readonly tests: string;
  readonly userData: string | undefined;
  readonly extensions: string | undefined;
}

/** Reads VS Code's command line; what only makes sense for the desktop is left aside. */
function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const text = (value: unknown): string | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined;
  const development = (values.extensionDevelopmentPath ?? []).filter((value) => typeof value === 'string');
  const [extension] = development;
  const tests = text(values.extensionTestsPath);
  if (extension === undefined || development.length > 1) {
    throw new Error('The served editor takes exactly one --extensionDevelopmentPath.');
  }
  if (tests === undefined) throw new Error('--extensionTestsPath is missing.');
  const [folder] = positionals;
  return {
    folder: folder === undefined ? undefined : resolve(folder),
    extension: resolve(extension),
    tests: resolve(tests),
    userData: text(values['user-data-dir']),
    extensions: text(values['extensions-dir']),
  };
}

/** The lines of a page's console, in the order in which they came although each is fetched by itself. */
class ConsoleLines {
  readonly all: string[] = [];
  /** What test/host/index.ts puts before each line, to tell the suite's words from the workbench's. */
  readonly token = `<${randomBytes(8).toString('hex')}>`;
  #queue: Promise<void> = Promise.resolve();
  readonly #fromSuite: (line: string) => void;

  constructor(fromSuite: (line: string) => void) {
    this.#fromSuite = fromSuite;
  }

  take(message: ConsoleMessage): void {
    const fetched = Promise.all(message.args().map((handle) => handle.jsonValue().catch(() => '[gone]')));
    this.#queue = this.#queue.then(async () => {
      const values: unknown[] = await fetched;
      if (values.length === 0) values.push(message.text());
      const said = values.find((value) => typeof value === 'string' && value.includes(this.token));
      if (typeof said === 'string') {
        const line = said.slice(said.indexOf(this.token) + this.token.length);
        this.note('suite', line);
        this.#fromSuite(line);
      } else this.note(message.type(), formatConsole(values));
    });
  }

  note(kind: string, text: string): void {
    this.all.push(`${new Date().toISOString()} [${kind}] ${text}`);
  }

  settled(): Promise<void> {
    return this.#queue;
  }
}

/** Settles with the first call of `done`. */
class Outcome {
  readonly promise: Promise<{ code: number; why?: string }>;
  done!: (code: number, why?: string) => void;

  constructor() {
    this.promise = new Promise((resolvePromise) => {
      this.done = (code, why) => resolvePromise(why === undefined ? { code } : { code, why });
    });
  }
}

async function main(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2));
  const progress = (text: string): void => console.log(text);
  const version = process.env['KODE_EDITOR'] === 'floor' ? floorVersion : currentVersion;
  const results = resolve(process.env['KODE_RESULTS'] ?? join('test-results', `host-${version.label}`));
  const mark = process.env[runMark] ?? newRunMark();
  const outcome = new Outcome();
  let installing = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (installing) void endAll(undefined, mark).finally(() => process.exit(130));
      else outcome.done(130, `stopped by ${signal}`);
    });
  }
  const codeServer = await ensureCodeServer(version, progress);
  const executablePath = await ensureChromium(progress);
  installing = false;
  const own = mkdtempSync(join(tmpdir(), 'kode-editor-'));
  const userData = line.userData ?? join(own, 'user-data');
  const serverLog = join(own, 'code-server.log');
  let started = false;
  const lines = new ConsoleLines((text) => {
    started = true;
    console.log(text);
  });
  let served: Served | undefined;
  let page: Page | undefined;
  const browserEnv = { ...process.env, [runMark]: mark } as Record<string, string>;
  const timers: NodeJS.Timeout[] = [];
  try {
    served = await serve(codeServer, {
      userData,
      extensions: line.extensions ?? join(own, 'extensions'),
      log: serverLog,
      env: { [runMark]: mark, KODE_HOST_TOKEN: lines.token },
      trustAll: true,
      extension: 'payload',
    });
    void served.ended.then((how) => outcome.done(1, `code-server ended with ${how}`));
    const browser = await chromium.launch({
      executablePath,
      args: [...chromiumArguments],
      env: browserEnv,
      // Signals are handled above: the editor has to end too.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
    page = await context.newPage();
    page.on('console', (message) => lines.take(message));
    page.on('pageerror', (error) => lines.note('pageerror', error.stack ?? error.message));
    page.on('requestfailed', (request) =>
      lines.note('requestfailed', `${request.url()} ${request.failure()?.errorText}`),
    );
    page.on('crash', () => outcome.done(1, 'the page of the editor crashed'));
    page.on('close', () => outcome.done(1, 'the page of the editor was closed'));
    await page.exposeFunction('codeAutomationExit', (code: number) => {
      outcome.done(code, code === 0 ? undefined : `the suite ended with code ${code}`);
    });
    await page.exposeFunction('codeAutomationLog', (level: string, values: unknown) => {
      lines.note(`workbench ${level}`, formatConsole(Array.isArray(values) ? values : [values]));
    });
    timers.push(
      setTimeout(() => {
        if (!started) outcome.done(1, `the suite did not start within ${startLimitMs / 1000} s`);
      }, startLimitMs),
      setTimeout(() => outcome.done(1, `the suite did not end within ${runLimitMs / 1000} s`), runLimitMs),
    );
    await Promise.race([
      outcome.promise,
      page.goto(
        served.url({
          folder: line.folder,
          extensionDevelopmentPath: line.extension,
          extensionTestsPath: line.tests,
        }),
        { timeout: startLimitMs },
      ),
    ]);
    const { code, why } = await outcome.promise;
    await Promise.race([lines.settled(), new Promise((done) => setTimeout(done, 2_000))]);
    if (why !== undefined) console.log(`The host tests failed: ${why}.`);
    if (code !== 0 || process.env['KODE_KEEP'] === '1') {
      const shown = await Promise.race([
        page.screenshot({ timeout: 5_000 }).catch(() => undefined),
        new Promise<undefined>((done) => setTimeout(() => done(undefined), 6_000)),
      ]);
      keepEvidence(results, { lines: lines.all, userData, serverLog, shown });
    }
    return code;
  } catch (error) {
    console.log(`The host tests could not run: ${messageOf(error)}`);
    keepEvidence(results, { lines: lines.all, userData, serverLog, shown: undefined });
    return 1;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    // The browser carries the mark of the run, so it goes with the rest, hung or not.
    await served?.stop();
    await endAll(undefined, mark);
    rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  }
}

interface Evidence {
  readonly lines: readonly string[];
  readonly userData: string;
  readonly serverLog: string;
  readonly shown: Buffer | undefined;
}

/** Leaves what helps to understand a failure: the picture, the console, the logs of the extension host. */
function keepEvidence(folder: string, evidence: Evidence): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'console.log'), evidence.lines.join('\n') + '\n');
    if (evidence.shown !== undefined) writeFileSync(join(folder, 'screenshot.png'), evidence.shown);
    if (existsSync(evidence.serverLog)) cpSync(evidence.serverLog, join(folder, 'code-server.log'));
    const logs = join(evidence.userData, 'logs');
    if (existsSync(logs)) cpSync(logs, join(folder, 'logs'), { recursive: true });
    console.log(`Screenshot, console and logs: ${folder}`);
  } catch (error) {
    console.log(`The evidence of this failure could not be kept: ${messageOf(error)}`);
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.log(`The served editor failed: ${messageOf(error)}`);
  return 1;
});
// A hung browser connection must not keep the process; everything it started has ended by now.
process.exit();
