/**
 * Runs the suites of test/host inside a real VS Code: `npm run test:host`.
 *
 *     npm run test:host -- [--floor] [--grep TEXT]
 *
 * `--floor` takes the oldest supported VS Code and only the suites marked `@smoke`.
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
import { cleanEnvironment, endAll, newRunMark, runMark } from './processes.ts';
import { describeResult, readResult } from './results.ts';
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

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { floor: { type: 'boolean' }, grep: { type: 'string' } } });
  const version = values.floor === true ? floorVersion : currentVersion;
  const results = join(root, 'test-results', version.label === 'floor' ? 'host-floor' : 'host');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const bundle = join(root, 'dist/test/host.cjs');
  if (!existsSync(bundle)) throw new Error(`${bundle} is missing. Run "npm run build" first.`);
  const newest = Math.max(...suiteNames().map((name) => statSync(join(root, 'test/host', name)).mtimeMs));
  if (statSync(bundle).mtimeMs < newest)
    console.log('Note: a suite is newer than the bundle; "npm run build" brings it in.');

  // The path has a space and letters outside ASCII, since learners' paths have them too.
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'kode-host-')));
  const workspace = join(base, 'Übung für später');
  mkdirSync(workspace);
  const settings = join(base, 'user-data/User');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'settings.json'), JSON.stringify(quietSettings, null, 2));
  const mark = newRunMark();
  const resultFile = join(results, 'result.json');
  // runTests adds its environment to the one of this process.
  for (const name of Object.keys(process.env))
    if (!(name in cleanEnvironment())) Reflect.deleteProperty(process.env, name);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    // runTests itself sees to Ctrl+C only.
    process.once(signal, () => void endAll(undefined, mark).finally(() => process.exit(143)));
  }
  let code = 0;
  try {
    await runTests({
      vscodeExecutablePath: await findEditor(version),
      // Another folder tests what was packed, say an unpacked .vsix.
      extensionDevelopmentPath: resolve(process.env['KODE_EXTENSION'] ?? root),
      extensionTestsPath: bundle,
      launchArgs: [
        workspace,
        `--user-data-dir=${join(base, 'user-data')}`,
        `--extensions-dir=${join(base, 'extensions')}`,
        '--disable-extensions',
      ],
      extensionTestsEnv: {
        [runMark]: mark,
        KODE_NODE: process.execPath,
        KODE_EDITOR: version.label,
        KODE_RESULTS: results,
        KODE_HOST_RESULT: resultFile,
        KODE_HOST_SUITES: JSON.stringify(suiteNames()),
        KODE_CHECKOUT: root,
        ...(values.floor === true ? { KODE_SMOKE: '1' } : {}),
        ...(values.grep === undefined ? {} : { KODE_GREP: values.grep }),
      },
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    code = error.code ?? 1;
  } finally {
    await endAll(undefined, mark);
    rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  }
  const result = readResult(resultFile);
  if (result === undefined) {
    console.log(`The suite left no result, so it counts as failed. Evidence: ${results}`);
    return code === 0 ? 1 : code;
  }
  console.log(`VS Code ${version.vscode}: ${describeResult(result)}`);
  return code;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(messageOf(error));
  return 1;
});
