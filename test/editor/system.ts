/** What has to come from the operating system: Chromium, and a C++ compiler for the editor's native modules. */
import { existsSync } from 'node:fs';
import type { Progress } from './cache.ts';
import { run, which } from './processes.ts';

/** A program that is needed, and the Debian package that brings it. */
interface SystemNeed {
  readonly program: string;
  readonly debianPackage: string;
}

const compilers: readonly SystemNeed[] = [
  { program: 'g++', debianPackage: 'g++' },
  { program: 'make', debianPackage: 'make' },
  { program: 'python3', debianPackage: 'python3' },
];

/** Whether this process is root, where Chromium refuses its own sandbox. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Makes sure that native modules can be compiled. */
export async function ensureCompilers(progress: Progress): Promise<void> {
  await ensure(compilers, 'compile the native modules of the editor', progress);
}

/** The path of Chromium (or Chrome), installed first where that is possible. `KODE_CHROMIUM` names one. */
export async function ensureChromium(progress: Progress): Promise<string> {
  const own = process.env['KODE_CHROMIUM'];
  if (own !== undefined && own !== '') {
    if (!existsSync(own))
      throw new Error(`KODE_CHROMIUM names ${own}, which does not exist. Correct it or unset it.`);
    return own;
  }
  const found = findChromium();
  if (found !== undefined) return found;
  await ensure([{ program: 'chromium', debianPackage: 'chromium' }], 'show the editor', progress);
  const installed = findChromium();
  if (installed === undefined)
    throw new Error('Chromium was installed but is not on PATH. Set KODE_CHROMIUM to its path.');
  return installed;
}

/** Chromium or Chrome where it is already there. */
export function findChromium(): string | undefined {
  for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const file = which(name);
    if (file !== undefined) return file;
  }
  return ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((file) => existsSync(file));
}

async function ensure(needs: readonly SystemNeed[], purpose: string, progress: Progress): Promise<void> {
  const missing = needs.filter((need) => which(need.program) === undefined);
  if (missing.length === 0) return;
  const programs = missing.map((need) => need.program).join(', ');
  const packages = missing.map((need) => need.debianPackage);
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (which('apt-get') === undefined) {
    throw new Error(
      `Missing to ${purpose}: ${programs}. Install it with the package manager of this system, then run again.`,
    );
  }
  if (!isRoot())
    throw new Error(`Missing to ${purpose}: ${programs}. Run "sudo ${command}", then run again.`);
  progress(`Installing ${packages.join(', ')} with apt-get ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  const update = await run('apt-get', [...wait, 'update', '-qq'], { env, output: 'quiet' });
  // A stale package list may still do, so only the installation decides.
  const install = await run('apt-get', [...wait, ...command.split(' ').slice(1)], { env, output: 'quiet' });
  if (install.code !== 0) {
    const lines = (update.code === 0 ? install.output : update.output + install.output)
      .trim()
      .split('\n')
      .slice(-15);
    throw new Error(
      `"${command}" failed with code ${install.code}:\n${lines.join('\n')}\nInstall ${programs} by hand, then run again.`,
    );
  }
}
