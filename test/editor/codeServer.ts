/**
 * code-server: the same VS Code, served to a browser. It stands in for the desktop editor where that cannot be
 * downloaded or has no screen to show itself on. It is installed from npm into the cache, never into this project.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cached, messageOf, type Progress } from './cache.ts';
import { cleanEnvironment, run } from './processes.ts';
import { ensureCompilers } from './system.ts';

/** A native module that the editor cannot do without. */
interface NativeModule {
  readonly name: string;
  /** The file that proves it is usable, inside the module's folder; any one of them will do. */
  readonly proof: readonly string[];
}

/** One version of the editor, and what its installation needs. */
export interface EditorVersion {
  readonly label: 'current' | 'floor';
  /** The npm version of code-server. */
  readonly codeServer: string;
  /** The version of VS Code in it, and the one to download for the desktop. */
  readonly vscode: string;
  /** The Node that code-server wants; it comes from npm too, with the headers to compile against. */
  readonly node: string;
  readonly natives: readonly NativeModule[];
  /** Where the editor looks for ripgrep, if its own package would have to download it. */
  readonly ripgrep?: string;
  /** Before this was added, the workbench took a development extension from its address without being told to. */
  readonly smokeTestDriverOption: boolean;
}

const parcelWatcher: NativeModule = {
  name: '@parcel/watcher',
  proof: [
    'build/Release/watcher.node',
    '../watcher-linux-x64-glibc/watcher.node',
    '../watcher-linux-arm64-glibc/watcher.node',
  ],
};

/** The newest version that the tests run on. */
export const currentVersion: EditorVersion = {
  label: 'current',
  codeServer: '4.139.1',
  vscode: '1.139.1',
  node: '24.21.0',
  natives: [
    { name: '@vscode/spdlog', proof: ['build/Release/spdlog.node'] },
    { name: '@vscode/native-watchdog', proof: ['build/Release/watchdog.node'] },
    {
      name: 'node-pty',
      proof: ['build/Release/pty.node', 'prebuilds/linux-x64/pty.node', 'prebuilds/linux-arm64/pty.node'],
    },
    parcelWatcher,
  ],
  smokeTestDriverOption: true,
};

/** The oldest version that package.json promises (`engines.vscode`). */
export const floorVersion: EditorVersion = {
  label: 'floor',
  codeServer: '4.100.3',
  vscode: '1.100.3',
  node: '20.20.2',
  natives: [
    { name: '@vscode/spdlog', proof: ['build/Release/spdlog.node'] },
    { name: 'native-watchdog', proof: ['build/Release/watchdog.node'] },
    { name: 'node-pty', proof: ['build/Release/pty.node'] },
    parcelWatcher,
  ],
  ripgrep: '@vscode/ripgrep',
  smokeTestDriverOption: false,
};

/** An installed code-server. */
export interface CodeServer {
  readonly version: EditorVersion;
  /** The Node to start it with. */
  readonly node: string;
  /** Its entry script. */
  readonly entry: string;
}

/** Raised when the way of installing changes, so that older entries are not taken for new ones. */
const recipe = 1;

const ripgrepVersion = '1.18.0';

/** The installed code-server of a version; installs it on the first call. */
export async function ensureCodeServer(version: EditorVersion, progress: Progress): Promise<CodeServer> {
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(
      `The served editor is set up for Linux on x64 and arm64 only, and this is ${process.platform} ${process.arch}. ` +
        'Install desktop VS Code and put its command "code" on PATH, or set KODE_TEST_EDITOR=desktop.',
    );
  }
  const folder = await cached(
    {
      name: `code-server-${version.codeServer}-linux-${process.arch}-r${recipe}`,
      build: (into) => install(version, into, progress),
    },
    progress,
  );
  return {
    version,
    node: join(nodeFolder(folder), 'bin', 'node'),
    entry: join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js'),
  };
}

function nodePackage(): string {
  return `node-linux-${process.arch}`;
}

function nodeFolder(folder: string): string {
  return join(folder, 'node_modules', nodePackage());
}

/**
 * Installs without any install script, then compiles just the modules that the editor needs. The scripts would
 * download programs from elsewhere and compile much that is never used here (Kerberos, Windows processes, ...).
 */
async function install(version: EditorVersion, folder: string, progress: Progress): Promise<void> {
  await ensureCompilers(progress);
  const step = (text: string): void => progress(`  code-server ${version.codeServer}: ${text}`);
  writeJson(join(folder, 'package.json'), {
    private: true,
    dependencies: {
      'code-server': version.codeServer,
      [nodePackage()]: version.node,
      ...(version.ripgrep === undefined ? {} : { [`@vscode/ripgrep-linux-${process.arch}`]: ripgrepVersion }),
    },
    // npm 11 asks for leave for each package with an install script; older ones ignore this.
    allowScripts: { argon2: true },
  });
  step('downloading it and its Node ...');
  await npm(['install', '--ignore-scripts'], folder, process.env, 'install code-server');
  const codeServer = join(folder, 'node_modules', 'code-server');
  const vscode = join(codeServer, 'lib', 'vscode');
  // node-gyp compiles for the Node that npm itself runs on, so npm runs on the editor's.
  const env = {
    ...process.env,
    PATH: `${join(nodeFolder(folder), 'bin')}:${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodeFolder(folder),
    JOBS: 'max',
  };
  const manifest = join(vscode, 'package.json');
  const parsed = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
  writeJson(manifest, {
    ...parsed,
    allowScripts: Object.fromEntries(version.natives.map((one) => [one.name, true])),
  });
  step('downloading the packages of VS Code ...');
  await npm(['install', '--omit=dev', '--ignore-scripts'], vscode, env, 'install the packages of VS Code');
  await npm(
    ['install', '--omit=dev', '--ignore-scripts'],
    join(vscode, 'extensions'),
    env,
    'install its extensions',
  );
  step('compiling its native modules ...');
  await rebuild({ name: 'argon2', proof: argon2Proof(folder) }, folder, env);
  for (const one of version.natives) await rebuild(one, vscode, env);
  linkScripts(vscode, version);
  if (version.ripgrep !== undefined) {
    const source = join(folder, 'node_modules', '@vscode', `ripgrep-linux-${process.arch}`, 'bin', 'rg');
    const target = join(vscode, 'node_modules', version.ripgrep, 'bin', 'rg');
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
    chmodSync(target, 0o755);
  }
}

function argon2Proof(folder: string): string[] {
  // Old versions compile into a folder named after the N-API version, new ones ship the file.
  const module = join(folder, 'node_modules', 'argon2');
  const names = ['argon2.glibc.node', 'argon2.musl.node', 'argon2.armv8.glibc.node'];
  const shipped = names.map((name) => join('prebuilds', `linux-${process.arch}`, name));
  return existsSync(join(module, 'prebuilds')) ? shipped : ['lib/binding/napi-v3/argon2.node'];
}

/** Compiles one module. Its file decides, not the exit code: some fail afterwards at something not needed here. */
async function rebuild(one: NativeModule, project: string, env: NodeJS.ProcessEnv): Promise<void> {
  const built = (): boolean =>
    one.proof.some((file) => existsSync(join(project, 'node_modules', one.name, file)));
  if (built()) return;
  let said = '';
  try {
    said = await npm(['rebuild', '--foreground-scripts', one.name], project, env, `compile ${one.name}`);
  } catch (error) {
    said = messageOf(error);
  }
  if (!built()) throw new Error(`${one.name} did not compile:\n${said}`);
}

/** What code-server's own install script does beside installing. */
function linkScripts(vscode: string, version: EditorVersion): void {
  if (version.label === 'floor') symlinkSync('node_modules', join(vscode, 'node_modules.asar'));
  for (const [folder, target, name] of [
    ['remote-cli', 'code-linux.sh', 'code-server'],
    ['helpers', 'browser-linux.sh', 'browser.sh'],
  ] as const) {
    const link = join(vscode, 'bin', folder, name);
    rmSync(link, { force: true });
    symlinkSync(target, link);
  }
}

async function npm(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  purpose: string,
): Promise<string> {
  // Under `npm run`, npm says where it is; a plain `node script.ts` finds it on PATH.
  const cli = process.env['npm_execpath'];
  const [command, first] = cli !== undefined && cli.endsWith('.js') ? ['node', [cli]] : ['npm', []];
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const result = await run(command, [...first, ...args, ...quiet], {
    cwd,
    env: { ...cleanEnvironment(env), npm_config_update_notifier: 'false' },
    output: 'quiet',
  });
  if (result.code !== 0) {
    const lines = result.output.trim().split('\n').slice(-25).join('\n');
    throw new Error(
      `Could not ${purpose} (npm ended with code ${result.code}):\n${lines}\n` +
        'Check that npm reaches its registry ("npm ping"), then run again; what was done so far has been removed.',
    );
  }
  return result.output;
}

function writeJson(file: string, value: unknown): void {
  writeFileSync(file, JSON.stringify(value, null, 2) + '\n');
}
