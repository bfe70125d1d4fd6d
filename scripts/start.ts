/**
 * Builds Kode and opens it in a real editor: `npm start`.
 *
 *     npm start -- [PRACTICE-FOLDER] [--browser] [--no-build]
 *
 * Desktop VS Code is used where its command `code` is on PATH; else, and with `--browser`, the same editor is served
 * on this machine and opened in a browser. Whatever that needs is installed first.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, messageOf } from '../test/editor/cache.ts';
import { currentVersion, ensureCodeServer } from '../test/editor/codeServer.ts';
import { cleanEnvironment, run, which } from '../test/editor/processes.ts';
import { serve } from '../test/editor/serve.ts';

const root = resolve(import.meta.dirname, '..');

/** The workbench keeps its layout per address, so the same port brings it back. */
const usualPort = 47318;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'boolean' }, 'no-build': { type: 'boolean' } },
  });
  if (positionals.length > 1) throw new Error('Give one practice folder at most.');
  if (values['no-build'] !== true) {
    console.log('Building ...');
    const { code } = await run(process.execPath, [join(root, 'src/build/build.ts')], { cwd: root });
    if (code !== 0) throw new Error(`The build failed with code ${code}; see above.`);
  }
  const folder = resolve(positionals[0] ?? join(homedir(), 'kode-practice'));
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    console.log(`Made the practice folder ${folder}.`);
  }
  const code = which('code');
  if (code !== undefined && values.browser !== true) {
    console.log(`Opening VS Code with Kode on ${folder} ...`);
    const opened = await run(code, [`--extensionDevelopmentPath=${root}`, folder], {
      env: cleanEnvironment(),
    });
    return opened.code;
  }
  if (values.browser !== true)
    console.log('No desktop VS Code ("code") on PATH: serving the editor to a browser.');
  await serveUntilStopped(folder);
  return 0;
}

async function serveUntilStopped(folder: string): Promise<void> {
  const codeServer = await ensureCodeServer(currentVersion, (line) => console.log(line));
  // Kept between starts, like a learner's own editor; apart from every other one.
  const home = join(cacheFolder(), 'start');
  const settings = join(home, 'user-data/User/settings.json');
  if (!existsSync(settings)) {
    mkdirSync(join(settings, '..'), { recursive: true });
    const first = {
      'telemetry.telemetryLevel': 'off',
      'workbench.startupEditor': 'none',
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'chat.disableAIFeatures': true,
      // Grading waits for trust, so the question comes at once instead of as a banner.
      'security.workspace.trust.startupPrompt': 'always',
    };
    writeFileSync(settings, JSON.stringify(first, null, 2) + '\n');
  }
  let stopWaiting: () => void = () => undefined;
  const stopped = new Promise<void>((done) => (stopWaiting = done));
  const served = await serve(codeServer, {
    userData: join(home, 'user-data'),
    extensions: join(home, 'extensions'),
    log: join(home, 'code-server.log'),
    trustAll: false,
    extension: { installed: root },
    ...((await isFree(usualPort)) ? { port: usualPort } : {}),
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopWaiting());
  const url = served.url({ folder });
  console.log(`\nKode is open at\n\n    ${url}\n\nPractice folder: ${folder}\nCtrl+C ends it.`);
  openBrowser(url);
  const end = await Promise.race([stopped, served.ended]);
  await served.stop();
  if (typeof end === 'string')
    throw new Error(`The editor ended with ${end}; its log: ${join(home, 'code-server.log')}`);
  console.log('\nThe editor has ended.');
}

/** Opens the browser where there is a screen; the address has been printed in any case. */
function openBrowser(url: string): void {
  const screen =
    process.platform !== 'linux' || (process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'] ?? '') !== '';
  const opener = which(process.platform === 'darwin' ? 'open' : 'xdg-open');
  if (!screen || opener === undefined) return;
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(messageOf(error));
  return 1;
});
