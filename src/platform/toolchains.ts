/** Finds compilers and interpreters: asked once each, remembered while the executable stays the same. */
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, isAbsolute, join } from 'node:path';
import type { ToolchainSpec } from '../engine/languages/language.ts';
import type { Toolchains, ToolchainState } from '../engine/ports.ts';
import { cleanEnvironment, searchFolders } from './environment.ts';
import { execute } from './execute.ts';
import type { ExitGuard } from './processTree.ts';

export interface ToolchainOptions {
  /** The executable that a setting names for a toolchain id; '' or undefined: look on the PATH. */
  readonly override: (id: string) => string | undefined;
  readonly guard: ExitGuard;
  /** Milliseconds for one question to an executable. */
  readonly timeoutMs?: number;
  /** Where to look; the PATH and the usual places where absent. */
  readonly folders?: readonly string[];
}

type Probe =
  | { readonly kind: 'good'; readonly path: string; readonly version: string }
  | { readonly kind: 'bad'; readonly reason: string };

interface Remembered {
  readonly override: string;
  readonly state: Extract<ToolchainState, { found: true }>;
  readonly stamp: string;
}

const DEFAULT_TIMEOUT_MS = 10_000;

export function createToolchains(options: ToolchainOptions): Toolchains {
  const known = new Map<string, Remembered>();
  const searching = new Map<string, Promise<ToolchainState>>();

  const search = async (spec: ToolchainSpec, override: string): Promise<ToolchainState> => {
    const remembered = known.get(spec.id);
    if (remembered?.override === override && (await stampOf(remembered.state.path)) === remembered.stamp) {
      return remembered.state;
    }
    known.delete(spec.id);
    const state =
      override === '' ? await searchPath(spec, options) : await tryOverride(spec, override, options);
    // Only what was found is kept: who installs the missing tool is not told to restart the editor.
    if (state.found) known.set(spec.id, { override, state, stamp: await stampOf(state.path) });
    return state;
  };

  return {
    find(spec) {
      const override = (options.override(spec.id) ?? '').trim();
      const key = `${spec.id}\n${override}`;
      const running = searching.get(key);
      if (running !== undefined) return running;
      const found = search(spec, override)
        .catch((error: unknown): ToolchainState => {
          return {
            found: false,
            reason: `${spec.title} could not be asked: ${messageOf(error)}`,
            fix: spec.fix,
          };
        })
        .finally(() => searching.delete(key));
      searching.set(key, found);
      return found;
    },
  };
}

async function tryOverride(
  spec: ToolchainSpec,
  override: string,
  options: ToolchainOptions,
): Promise<ToolchainState> {
  const setting = `kode.toolchain.${spec.id}`;
  const fix = `Correct the setting ${setting}, or clear it to look on the PATH.`;
  if (!isAbsolute(override)) {
    return {
      found: false,
      reason: `The setting ${setting} holds "${override}", which is not a full path.`,
      fix,
    };
  }
  const kind = await kindOf(override);
  if (kind !== 'executable') {
    const what = { missing: 'does not exist', folder: 'is a folder', file: 'is not executable' }[kind];
    return { found: false, reason: `The setting ${setting} names "${override}", which ${what}.`, fix };
  }
  const probe = await ask(spec, override, options);
  return probe.kind === 'good'
    ? { found: true, path: probe.path, version: probe.version }
    : { found: false, reason: probe.reason, fix };
}

/** Tries every candidate in order: behind a broken shim there may be a good installation. */
async function searchPath(spec: ToolchainSpec, options: ToolchainOptions): Promise<ToolchainState> {
  const folders = options.folders ?? searchFolders();
  const suffix = process.platform === 'win32' ? '.exe' : '';
  let firstReason: string | null = null;
  for (const command of spec.commands) {
    for (const folder of folders) {
      const path = join(folder, command + suffix);
      if ((await kindOf(path)) !== 'executable') continue;
      const probe = await ask(spec, path, options);
      if (probe.kind === 'good') return { found: true, path: probe.path, version: probe.version };
      firstReason ??= probe.reason;
    }
  }
  const commands = spec.commands.map((command) => `"${command}"`).join(' or ');
  return {
    found: false,
    reason: firstReason ?? `${spec.title} was not found: there is no ${commands} on the PATH.`,
    fix: `${spec.fix} If it is installed elsewhere, name it in the setting kode.toolchain.${spec.id}.`,
  };
}

async function ask(spec: ToolchainSpec, command: string, options: ToolchainOptions): Promise<Probe> {
  let path = command;
  if (spec.realPathArgs !== null) {
    const answer = await question(spec, command, spec.realPathArgs, options);
    if (typeof answer !== 'string') return answer;
    // The last line: shims print remarks of their own before it.
    const real = realPath(spec, answer.trim().split(/\r?\n/).at(-1) ?? '');
    if (isAbsolute(real) && (await kindOf(real)) === 'executable') path = real;
  }
  const answer = await question(spec, path, spec.versionArgs, options);
  if (typeof answer !== 'string') return answer;
  const version = spec.versionPattern.exec(answer)?.[1];
  if (version === undefined) {
    return {
      kind: 'bad',
      reason: `${spec.title} (${path}) printed no version that Kode can read: "${firstLine(answer)}".`,
    };
  }
  if (compareVersions(version, spec.minimum) < 0) {
    return {
      kind: 'bad',
      reason: `${spec.title} ${version} (${path}) is too old: Kode needs ${spec.minimum} or newer.`,
    };
  }
  return { kind: 'good', path, version };
}

function realPath({ realPathInside: inside }: ToolchainSpec, answer: string): string {
  if (inside === undefined) return answer;
  return join(answer, ...inside) + (process.platform === 'win32' ? '.exe' : '');
}

/** What the executable prints, or why it does not. */
async function question(
  spec: ToolchainSpec,
  path: string,
  args: readonly string[],
  options: ToolchainOptions,
): Promise<string | Probe> {
  const shown = `"${[basename(path), ...args].join(' ')}" (${path})`;
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  try {
    const { exitCode, signal, output, ended } = await execute({
      file: path,
      args,
      // A folder without a go.mod, .python-version or .tool-versions that would change the answer.
      dir: tmpdir(),
      env: cleanEnvironment(),
      timeoutMs,
      maxOutput: 64 * 1024,
      guard: options.guard,
    });
    if (ended === 'timeout') {
      return {
        kind: 'bad',
        reason: `${spec.title} did not answer: ${shown} ran for over ${timeoutMs / 1000} s.`,
      };
    }
    if (exitCode === 0) return output;
    const how = signal ?? `exit code ${exitCode ?? 'unknown'}`;
    const line = firstLine(output);
    return {
      kind: 'bad',
      reason: `${spec.title} does not work: ${shown} ended with ${how}${line === '' ? '' : `: ${line}`}.`,
    };
  } catch (error) {
    return { kind: 'bad', reason: `${spec.title} does not start: ${path}: ${messageOf(error)}.` };
  }
}

type PathKind = 'executable' | 'file' | 'folder' | 'missing';

async function kindOf(path: string): Promise<PathKind> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return 'folder';
    await access(path, constants.X_OK);
    return found.isFile() ? 'executable' : 'file';
  } catch {
    return (await stat(path).catch(() => null)) === null ? 'missing' : 'file';
  }
}

/** Changes when the executable is replaced; empty where it is gone, which never equals a remembered one. */
async function stampOf(path: string): Promise<string> {
  try {
    const { size, mtimeMs, ino } = await stat(path);
    return `${size} ${mtimeMs} ${ino}`;
  } catch {
    return '';
  }
}

/** Compares "1.21" and "1.9.3" number by number; what is missing counts as 0. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const right = b.split('.').map((part) => Number.parseInt(part, 10) || 0);
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function firstLine(text: string): string {
  const line = text.trim().split(/\r?\n/)[0] ?? '';
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
