/** From a planned command to what is started. */
import { isAbsolute, join } from 'node:path';
import type { Command } from '../engine/languages/language.ts';
import type { Toolchains } from '../engine/ports.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import { cleanEnvironment, nodeRuntime } from './environment.ts';

export interface Tool {
  readonly path: string;
  /** Identifies the tool in cache keys. */
  readonly version: string;
}

/**
 * The executable of a command; null where it is a file of the build.
 * @throws NotGradedError where the toolchain is missing
 */
export async function toolOf(command: Command, toolchains: Toolchains): Promise<Tool | null> {
  if (command.tool === null) return null;
  if (command.tool === 'node') return { path: nodeRuntime().path, version: process.version };
  const state = await toolchains.find(command.tool);
  if (!state.found) throw new NotGradedError(state.reason, state.fix);
  return { path: state.path, version: state.version };
}

export interface Invocation {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What `{part:NAME}` and `{part:NAME:FILE}` stand for. */
export type PartTexts = (name: string, file: string | null) => string;

const NO_PARTS: PartTexts = (name) => {
  throw new Error(`A command names the part "${name}", which its build does not have.`);
};
const PART = /\{part:([\w-]+)(?::([\w.-]+))?\}/g;
const PART_ALONE = /^\{part:[\w-]+:[\w.-]+\}$/;

/** @param harnessFolder the shipped assets: what `{harness}` stands for, as `{dir}` does for the build's folder */
export function invocationOf(
  command: Command,
  tool: Tool | null,
  dir: string,
  harnessFolder: string,
  parts: PartTexts = NO_PARTS,
): Invocation {
  // Functions as replacements: a path may hold "$&". Parts last: their texts are no templates.
  const fill = (text: string): string =>
    text
      .replaceAll('{dir}', () => dir)
      .replaceAll('{harness}', () => harnessFolder)
      .replace(PART, (_, name: string, file?: string) => parts(name, file ?? null));
  const args = command.args
    .map((arg) => [arg, fill(arg)] as const)
    .filter(([arg, filled]) => filled !== '' || !PART_ALONE.test(arg))
    .map(([, filled]) => filled);
  const own = Object.fromEntries(Object.entries(command.env).map(([name, value]) => [name, fill(value)]));
  const env = cleanEnvironment(command.tool === 'node' ? { ...nodeRuntime().env, ...own } : own);
  if (tool !== null) return { file: tool.path, args, env };
  const [file = '', ...rest] = args;
  return { file: isAbsolute(file) ? file : join(dir, file), args: rest, env };
}
