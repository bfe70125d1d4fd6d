/** Finds the class of a component in a solution and looks whether it has what will be called. */
import type { ValueType } from '../../engine/values/type.ts';
import { isClass, loadModule, missing, nodeClasses, sourcesOf } from './load.ts';
import type { BuildFile, LoadProblem, Loading } from './load.ts';
import { ListNode, RandomNode, TreeNode } from './nodes.ts';
import type { NodeClasses } from './nodes.ts';

/** A constructor or method as it stands in the learner's file. */
export interface Found {
  readonly line: number;
  /** `allow(n, m)` */
  readonly text: string;
  /** Parameters at most; null where it may take any number. */
  readonly most: number | null;
}

export interface ComponentParam {
  readonly kind: 'value' | 'function';
  readonly type: ValueType;
  /** A function that gives promises. */
  readonly awaited: boolean;
}

export interface ComponentMethod {
  /** The best first. */
  readonly names: readonly string[];
  readonly wanted: string;
  readonly params: readonly ValueType[];
  readonly returns: ValueType;
  /** It may give a promise of its result. */
  readonly awaits: boolean;
  readonly found: Found | null;
  /** A property of an object may have the name: what is made is looked at, not the class. */
  readonly assigned: boolean;
}

/** `kode.json` of a component's build. */
export interface ComponentFile extends BuildFile {
  readonly component: {
    /** Line of the class. */
    readonly line: number;
    /** `new TokenBucket(capacity, clock)` */
    readonly wanted: string;
    readonly params: readonly ComponentParam[];
    readonly clock: boolean;
    readonly codes: readonly string[];
    readonly constructed: Found | null;
    readonly methods: readonly ComponentMethod[];
  };
}

export type Made = Readonly<Record<string, ((...args: readonly unknown[]) => unknown) | undefined>>;
export type ComponentClass = new (...args: readonly unknown[]) => Made;

export interface LoadedComponent {
  readonly cls: ComponentClass;
  readonly nodes: NodeClasses;
}

/** Kode's own, for a solution that declares none. */
class CodedError extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'CodedError';
    this.code = code;
  }
}

export function isComponent(config: BuildFile): config is ComponentFile {
  return 'component' in config;
}

export async function loadComponent(config: ComponentFile): Promise<LoadedComponent | LoadProblem> {
  Object.assign(globalThis, { CodedError, ListNode, RandomNode, TreeNode });
  const loading = await loadModule(config);
  if ('problem' in loading) return loading;
  const cls = find(config, loading);
  if (cls === undefined) return missing(config, loading.exported, 'class');
  return problemOf(config, cls) ?? { cls, nodes: nodeClasses(sourcesOf(loading)) };
}

/** By its name; else the class that is the default export is meant, whatever it is called. */
function find(config: ComponentFile, loading: Loading): ComponentClass | undefined {
  const named = sourcesOf(loading).flatMap((source) => config.names.map((name) => source[name]));
  const main = loading.exported['default'];
  return [...named, ...(typeof main === 'function' && isClass(main) ? [main] : [])].find(canBeMade);
}

/** Classes, and functions that are used with `new`. */
function canBeMade(value: unknown): value is ComponentClass {
  return typeof value === 'function' && typeof value.prototype === 'object';
}

function problemOf(config: ComponentFile, cls: ComponentClass): LoadProblem | null {
  const { constructed, params, clock, line, methods } = config.component;
  const passed = params.length + (clock ? 1 : 0);
  if (cls.length > passed || tooFew(constructed, passed))
    return differs(config, config.component.wanted, constructed, `${cls.name} with ${cls.length} parameters`);
  for (const { names, wanted, params: taken, found, assigned } of methods) {
    const value = names
      .map((name) => memberOf(cls.prototype as object, name))
      .find((one) => one !== undefined);
    if (value === undefined) {
      if (found !== null || assigned) continue;
      const own = Object.getOwnPropertyNames(cls.prototype)
        .filter((name) => name !== 'constructor')
        .slice(0, 6)
        .map((name) => `\`${name}\``);
      const has = own.length === 0 ? 'no methods' : own.join(', ');
      return at(line, `Kode calls \`${wanted}\`; \`${cls.name}\` has ${has}.`);
    }
    const fits = typeof value === 'function' && value.length <= taken.length && !tooFew(found, taken.length);
    if (!fits) return differs(config, wanted, found, `\`${names[0] ?? ''}\` otherwise`);
  }
  return null;
}

function tooFew(found: Found | null, passed: number): boolean {
  return found !== null && found.most !== null && found.most < passed;
}

/** A method or whatever has its name; null for an accessor. Nothing of the solution is run. */
function memberOf(prototype: object, name: string): ((...args: unknown[]) => unknown) | null | undefined {
  for (
    let at: object | null = prototype;
    at !== null && at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object | null
  ) {
    const member = Object.getOwnPropertyDescriptor(at, name);
    if (member === undefined) continue;
    return typeof member.value === 'function' ? (member.value as (...args: unknown[]) => unknown) : null;
  }
  return undefined;
}

function differs(config: ComponentFile, wanted: string, found: Found | null, other: string): LoadProblem {
  const has = found === null ? other : `\`${found.text}\``;
  return at(found?.line ?? config.component.line, `Kode calls \`${wanted}\`; this file has ${has}.`);
}

function at(line: number, message: string): LoadProblem {
  return { problem: { type: '', message, line, column: 1 } };
}
