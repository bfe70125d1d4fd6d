/** Loads a solution, whatever way it shows its function. */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ValueType } from '../../engine/values/type.ts';
import { ListNode, RandomNode, TreeNode } from './nodes.ts';
import type { NodeClasses } from './nodes.ts';
import { messageOf, nameOf, placeOf } from './problems.ts';

/** `kode.json` of a build. */
export interface BuildFile {
  readonly names: readonly string[];
  readonly wanted: string;
  readonly module: 'esm' | 'commonjs';
  /** False where lines of the solution's text are not those of the learner's file. */
  readonly keepsLines: boolean;
  /** Lines of the learner's file: Kode's own line comes after them. */
  readonly lines: number;
  /** Functions, or classes, that the file defines at its top, for a message. */
  readonly defined: readonly string[];
}

export interface HarnessFile extends BuildFile {
  readonly params: readonly { readonly name: string; readonly role: string; readonly type: ValueType }[];
  readonly returns: ValueType;
}

export interface Loaded {
  /** The function, or the method of a new `Solution`; asked for before each call. */
  readonly target: () => (...args: unknown[]) => unknown;
  readonly nodes: NodeClasses;
}

export interface LoadProblem {
  readonly problem: {
    readonly type: string;
    readonly message: string;
    readonly line: number;
    readonly column: number;
  };
}

export type Names = Readonly<Record<string, unknown>>;
type AnyFunction = (...args: unknown[]) => unknown;

/** Where the last line of a build's solution leaves its top-level names. */
const LOCALS = Symbol.for('kode.locals');

/** A file that was loaded: what it exports, and its top-level names that were asked for. */
export interface Loading {
  readonly exported: Names;
  readonly locals: Names;
}

export async function loadSolution(config: HarnessFile): Promise<Loaded | LoadProblem> {
  Object.assign(globalThis, { ListNode, RandomNode, TreeNode });
  const loading = await loadModule(config);
  return 'problem' in loading ? loading : find(config, loading);
}

/** Runs the file of a build. */
export async function loadModule(config: BuildFile): Promise<Loading | LoadProblem> {
  const file = path.resolve(config.module === 'esm' ? 'kode-solution.mjs' : 'kode-solution.cjs');
  Error.stackTraceLimit = 50;
  let exported: Names;
  try {
    exported = config.module === 'esm' ? await importModule(file) : requireModule(file);
  } catch (error) {
    const { line, column } = config.keepsLines ? placeOfLoad(error, file) : { line: 0, column: 0 };
    return {
      problem: {
        type: nameOf(error),
        message: loadMessage(error),
        line: Math.min(line, config.lines),
        column,
      },
    };
  }
  const locals = ((globalThis as Record<symbol, unknown>)[LOCALS] ?? {}) as Names;
  return { exported, locals };
}

/** Where something of the file may be found, the best first. */
export function sourcesOf({ exported, locals }: Loading): readonly Names[] {
  const main = exported['default'];
  return [exported, ...(typeof main === 'object' && main !== null ? [main as Names] : []), locals];
}

async function importModule(file: string): Promise<Names> {
  return (await import(pathToFileURL(file).href)) as Names;
}

function requireModule(file: string): Names {
  const exported: unknown = createRequire(file)(file);
  if (typeof exported === 'function') return { default: exported };
  return typeof exported === 'object' && exported !== null
    ? { default: exported, ...(exported as Names) }
    : {};
}

/** The module loader keeps the place of a syntax error to itself; a second Node prints it. */
function placeOfLoad(error: unknown, file: string): { readonly line: number; readonly column: number } {
  if (!(error instanceof SyntaxError)) return placeOf(error);
  const stack = String(error.stack);
  const text = stack.includes('kode-solution.')
    ? stack
    : spawnSync(process.execPath, ['--check', file], { encoding: 'utf8', timeout: 5_000 }).stderr;
  const printed = /kode-solution\.[mc]js:(\d+)(?:\r?\n.*\r?\n( *)\^)?/.exec(text);
  return printed === null
    ? { line: 0, column: 0 }
    : { line: Number(printed[1]), column: printed[2] === undefined ? 1 : printed[2].length + 1 };
}

function loadMessage(error: unknown): string {
  const text = messageOf(error);
  const missing = /^Cannot find (?:module|package) '([^']+)'/.exec(text);
  return missing === null ? text : `Kode grades one file; '${missing[1]}' can't be imported`;
}

function find(config: HarnessFile, loading: Loading): Loaded | LoadProblem {
  const { exported } = loading;
  const main = exported['default'];
  const sources = sourcesOf(loading);
  const nodes = nodeClasses(sources);
  for (const source of sources) {
    for (const name of config.names) {
      const value = source[name];
      if (typeof value === 'function' && !isClass(value)) {
        const target = value as AnyFunction;
        return { target: () => target, nodes };
      }
    }
  }
  const classes = [...sources.map((source) => source['Solution']), main].filter(
    (value) => typeof value === 'function' && isClass(value),
  ) as (new () => Names)[];
  for (const cls of classes) {
    for (const name of config.names) {
      const fixed = (cls as unknown as Names)[name];
      if (typeof fixed === 'function') return { target: () => (fixed as AnyFunction).bind(cls), nodes };
      if (typeof (cls.prototype as Names | undefined)?.[name] === 'function') {
        return {
          target: () => {
            const solution = new cls();
            return (solution[name] as AnyFunction).bind(solution);
          },
          nodes,
        };
      }
    }
  }
  // The only function of a file is meant, whatever it is called, where it is the default export.
  if (typeof main === 'function' && !isClass(main)) {
    return { target: () => main as AnyFunction, nodes };
  }
  return missing(config, exported, 'function');
}

/** @param what what there is none of in an empty file: a function */
export function missing(config: BuildFile, exported: Names, what: string): LoadProblem {
  const exports = Object.keys(exported).filter((name) => name !== 'default' && name !== 'module.exports');
  const names = [...new Set([...config.defined, ...exports])].slice(0, 4).map((name) => `\`${name}\``);
  const has = names.length === 0 ? `has no ${what}` : `has ${names.join(', ')}`;
  return {
    problem: {
      type: '',
      message: `Kode looks for \`${config.wanted}\`; this file ${has}.`,
      line: 1,
      column: 1,
    },
  };
}

export function isClass(value: unknown): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value));
}

/** A solution's own node classes, if they can be made without arguments. */
export function nodeClasses(sources: readonly Names[]): NodeClasses {
  const own = <T>(name: string, fallback: new () => T): new () => T => {
    const found = sources.map((source) => source[name]).find((value) => typeof value === 'function');
    if (found === undefined) return fallback;
    try {
      new (found as new () => T)();
      return found as new () => T;
    } catch {
      return fallback;
    }
  };
  return {
    ListNode: own('ListNode', ListNode),
    RandomNode: own('RandomNode', RandomNode),
    TreeNode: own('TreeNode', TreeNode),
  };
}
