/**
 * Runs the suites of test/host inside a real VS Code: `npm run test:host`.
 *
 *     npm run test:host -- [--floor] [--grep TEXT] [--window folder|roots|empty]
 *
 * `--floor` takes the oldest supported VS Code and only the suites marked `@smoke`. A suite that needs another window than
 * one with a folder says so in its name; see windowOf. With `--floor` or `--grep` that one window is used unless
 * `--window` names another.
 */
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, messageOf } from './cache.ts';
import { currentVersion, floorVersion, type EditorVersion } from './codeServer.ts';
import { cleanEnvironment, endAll, newRunMark, runMark, which } from './processes.ts';
import { addResults, describeResult, readResult, type SuiteResult } from './results.ts';
import { quietSettings } from './settings.ts';

const root = resolve(import.meta.dirname, '../..');

/** Which editor the host tests use, and why. */
async function findEditor(version: EditorVersion): Promise<string> {
  const served = join(import.meta.dirname, 'code');
  const wish = process.env['KODE_TEST_EDITOR'];
  if (wish !== undefined && !['', 'desktop', 'served'].includes(wish)) {
    throw new Error(`KODE_TEST_EDITOR is "${wish}"; it may be desktop or served.`);
  }
  if (wish === 'served') return served;
  const linux = process.platform === 'linux';
  const screen = process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'];
  if (wish !== 'desktop' && linux && (screen === undefined || screen === '')) {
    console.log(
      'No display: the tests run in the served editor (KODE_TEST_EDITOR=desktop insists on the other one).',
    );
    return served;
  }
  try {
    return await downloadAndUnzipVSCode({
      version: version.vscode,
      cachePath: join(cacheFolder(), 'vscode-desktop'),
    });
  } catch (error) {
    if (wish === 'desktop' || !linux) throw error;
    console.log(
      `Desktop VS Code ${version.vscode} cannot be downloaded (${messageOf(error)}): using the served editor.`,
    );
    return served;
  }
}

/** The suite files on disk, to compare with what the bundle really ran. */
export function suiteNames(): string[] {
  const folder = join(root, 'test/host');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .sort();
}

/** What is open in the window of a suite: one folder, a workspace of two folders, or nothing. */
const windowKinds = ['folder', 'roots', 'empty'] as const;
type WindowKind = (typeof windowKinds)[number];

/** `NAME.roots.test.ts` and `NAME.empty.test.ts` need those windows, every other suite one with a folder. */
function windowOf(suite: string): WindowKind {
  return windowKinds.find((kind) => suite.endsWith(`.${kind}.test.ts`)) ?? 'folder';
}

/** Makes what the window opens, below `base`; the path that the editor is started with, or none. */
function makeWorkspace(kind: WindowKind, base: string): string[] {
  // The paths have a space and letters outside ASCII, since learners' paths have them too.
  const folders = { folder: ['Übung für später'], roots: ['Erste Übung', 'Zweite Übung'], empty: [] }[kind];
  for (const name of folders) mkdirSync(join(base, name));
  if (kind !== 'roots') return folders.map((name) => join(base, name));
  const file = join(base, 'beide.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: folders.map((path) => ({ path })), settings: {} }));
  return [file];
}

interface Run {
  readonly version: EditorVersion;
  readonly results: string;
  readonly bundle: string;
  readonly floor: boolean;
  readonly grep: string | undefined;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { floor: { type: 'boolean' }, grep: { type: 'string' }, window: { type: 'string' } },
  });
  const version = values.floor === true ? floorVersion : currentVersion;
  const wish = windowKinds.find((kind) => kind === values.window);
  if (values.window !== undefined && wish === undefined)
    throw new Error(`--window is "${values.window}"; it may be ${windowKinds.join(', ')}.`);
  const results = join(root, 'test-results', version.label === 'floor' ? 'host-floor' : 'host');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const bundle = join(root, 'dist/test/host.cjs');
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing. Run "npm run build" first.`);
  const newest = Math.max(...suiteNames().map((name) => statSync(join(root, 'test/host', name)).mtimeMs));
  if (statSync(bundle).mtimeMs < newest)
    console.log('Note: a suite is newer than the bundle; "npm run build" brings it in.');

  // runTests adds its environment to the one of this process.
  for (const name of Object.keys(process.env))
    if (!(name in cleanEnvironment())) Reflect.deleteProperty(process.env, name);
  const run: Run = { version, results, bundle, floor: values.floor === true, grep: values.grep };
  const narrow = run.floor || run.grep !== undefined;
  const kinds = wish !== undefined ? [wish] : narrow ? (['folder'] as const) : windowKinds;
  let code = 0;
  const found: SuiteResult[] = [];
  for (const kind of kinds) {
    const ended = await runWindow(kind, run);
    if (ended.code !== 0) code = ended.code;
    if (ended.result !== undefined) found.push(ended.result);
  }
  if (found.length < kinds.length) {
    console.log(`A window left no result, so the suites count as failed. Evidence: ${results}`);
    return code === 0 ? 1 : code;
  }
  const result = addResults(found);
  writeFileSync(join(results, 'result.json'), JSON.stringify(result, null, 2));
  console.log(`VS Code ${version.vscode}: ${describeResult(result)}`);
  return code;
}

/**
 * The served editor takes its PATH from a login shell, which in an empty home knows nothing of rustup. The settings of the
 * machine tell it; the desktop editor, which has our PATH, does not read this file.
 */
function writeMachineSettings(base: string): void {
  const rustc = which('rustc');
  if (rustc === undefined) return;
  const folder = join(base, 'user-data/Machine');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ 'kode.toolchain.rust': rustc }, null, 2));
}

/** Runs the suites of one kind of window; without a result where the suites never came to their end. */
async function runWindow(
  kind: WindowKind,
  { version, results, bundle, floor, grep }: Run,
): Promise<{ readonly code: number; readonly result: SuiteResult | undefined }> {
  if (kind !== 'folder') console.log(`A window with ${kind === 'roots' ? 'two folders' : 'no folder'}:`);
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'kode-host-')));
  const opened = makeWorkspace(kind, base);
  const settings = join(base, 'user-data/User');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'settings.json'), JSON.stringify(quietSettings, null, 2));
  writeMachineSettings(base);
  const mark = newRunMark();
  const resultFile = join(results, `result-${kind}.json`);
  const stop = (): void => void endAll(undefined, mark).finally(() => process.exit(143));
  // runTests itself sees to Ctrl+C only.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  let code = 0;
  try {
    await runTests({
      vscodeExecutablePath: await findEditor(version),
      // Another folder tests what was packed, say an unpacked .vsix.
      extensionDevelopmentPath: resolve(process.env['KODE_EXTENSION'] ?? root),
      extensionTestsPath: bundle,
      launchArgs: [
        ...opened,
        `--user-data-dir=${join(base, 'user-data')}`,
        `--extensions-dir=${join(base, 'extensions')}`,
        '--disable-extensions',
      ],
      extensionTestsEnv: {
        [runMark]: mark,
        KODE_NODE: process.execPath,
        KODE_EDITOR: version.label,
        KODE_RESULTS: kind === 'folder' ? results : join(results, kind),
        KODE_HOST_RESULT: resultFile,
        KODE_HOST_SUITES: JSON.stringify(suiteNames().filter((name) => windowOf(name) === kind)),
        KODE_CHECKOUT: root,
        ...(floor ? { KODE_SMOKE: '1' } : {}),
        ...(grep === undefined ? {} : { KODE_GREP: grep }),
      },
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    code = error.code ?? 1;
  } finally {
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.removeListener(signal, stop);
    await endAll(undefined, mark);
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  }
  return { code, result: readResult(resultFile) };
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(messageOf(error));
  return 1;
});
