/** What JavaScript and TypeScript share: names of types, the plan, what Node says when it dies. */
import type { parse } from 'es-module-lexer';
import type { Signature } from '../catalog/model.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { errorAt } from './columns.ts';
import type { LanguageId } from './ids.ts';
import type { BuildPlan, Command, Crash, PlannedFile, SolutionSource } from './language.ts';
import { PlanError } from './language.ts';
import { writeLiteral } from './literals.ts';
import { freeName, pascalCase, snakeCase, wordSet } from './naming.ts';
import type { NamedType } from './records.ts';
import { namedTypes } from './records.ts';
import { signatureFile } from './signatureFile.ts';

const KEYWORDS =
  wordSet(`arguments await break case catch class const continue debugger default delete do else enum eval
  export extends false finally for function if implements import in instanceof interface let new null package private
  protected public return static super switch this throw true try typeof var void while with yield`);

/** Modules of Node that need no `node:` before them. */
const BUILTINS =
  wordSet(`assert assert/strict async_hooks buffer child_process cluster console constants crypto dgram
  diagnostics_channel dns dns/promises domain events fs fs/promises http http2 https inspector module net os path path/posix
  path/win32 perf_hooks process punycode querystring readline readline/promises repl stream stream/consumers stream/promises
  stream/web string_decoder timers timers/promises tls trace_events tty url util util/types v8 vm wasi worker_threads zlib`);

export const NODE_NAMES = { list: 'ListNode', randomList: 'RandomNode', tree: 'TreeNode' } as const;

/** Links of the node types after `val`. */
export const NODE_LINKS = {
  list: ['next'],
  randomList: ['next', 'random'],
  tree: ['left', 'right'],
} as const;

export function recordsOf(signature: Signature): ReadonlyMap<string, NamedType> {
  return namedTypes(signature, () => false);
}

export function paramName(name: string): string {
  return freeName(name, KEYWORDS);
}

/** A type in TypeScript's words, which JSDoc uses too. */
export function typeName(type: ValueType, records: ReadonlyMap<string, NamedType>): string {
  const nameOf = (item: ValueType): string => typeName(item, records);
  switch (type.kind) {
    case 'void':
      return 'void';
    case 'int':
    case 'float':
      return 'number';
    case 'long':
      return type.safe ? 'number' : 'bigint';
    case 'bool':
      return 'boolean';
    case 'string':
    case 'text':
      return 'string';
    case 'array': {
      const item = nameOf(type.item);
      return item.includes(' | ') ? `(${item})[]` : `${item}[]`;
    }
    case 'optional': {
      const item = nameOf(type.item);
      return item.endsWith(' | null') ? item : `${item} | null`;
    }
    case 'map':
      return `Map<${nameOf(type.key)}, ${nameOf(type.value)}>`;
    case 'tuple':
      return `[${type.items.map(nameOf).join(', ')}]`;
    case 'record':
      return (
        records.get(formatType(type))?.name ??
        `{ ${type.fields.map((field) => `${field.name}: ${nameOf(field.type)}`).join('; ')} }`
      );
    case 'list':
    case 'randomList':
    case 'tree':
      return `${NODE_NAMES[type.kind]} | null`;
  }
}

/** The value that a stub returns. */
export function zero(type: ValueType): string {
  switch (type.kind) {
    case 'int':
    case 'float':
      return '0';
    case 'long':
      return type.safe ? '0' : '0n';
    case 'bool':
      return 'false';
    case 'string':
    case 'text':
      return "''";
    case 'array':
      return '[]';
    case 'map':
      return 'new Map()';
    case 'tuple':
      return `[${type.items.map(zero).join(', ')}]`;
    case 'record':
      return `{ ${type.fields.map((field) => `${field.name}: ${zero(field.type)}`).join(', ')} }`;
    default:
      return 'null';
  }
}

export function literal(value: unknown, type: ValueType): string {
  return writeLiteral(value, type, {
    none: 'null',
    bool: String,
    float: String,
    special: { NaN: 'NaN', Inf: 'Infinity', '-Inf': '-Infinity', '-0': '-0' },
    long: (number, safe) => (safe ? String(number) : `${number}n`),
    text: (text) => `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`,
    some: (item) => item,
    sequence: (items) => `[${items.join(', ')}]`,
    tuple: (items) => `[${items.join(', ')}]`,
    map: (entries) => `new Map([${entries.map(([key, item]) => `[${key}, ${item}]`).join(', ')}])`,
    record: (fields) => `{ ${fields.map(([name, item]) => `${name}: ${item}`).join(', ')} }`,
  });
}

/** A solution as JavaScript. */
export interface ScriptText {
  readonly language: LanguageId;
  readonly source: SolutionSource;
  /** On the same lines as the source where `keepsLines`. */
  readonly code: string;
  readonly keepsLines: boolean;
}

export interface ScriptPlan extends ScriptText {
  readonly signature: Signature;
  readonly wanted: string;
}

/** @throws PlanError for an import that the judge cannot follow. */
export function planScript(plan: ScriptPlan): Promise<BuildPlan> {
  const { signature, source, wanted } = plan;
  const names = [...new Set([signature.name, snakeCase(signature.name), pascalCase(signature.name)])];
  const words = { names, wanted, records: recordsOf(signature), attribute: (field: string) => field };
  return planModule(plan, names, (extra) =>
    signatureFile(signature, words, { ...extra, defined: definedNames(source.text) }),
  );
}

/**
 * @param names names of the file's top level that the harness looks for
 * @param describe makes kode.json, with what it is given in it
 * @throws PlanError for an import that the judge cannot follow.
 */
export async function planModule(
  text: ScriptText,
  names: readonly string[],
  describe: (extra: Readonly<Record<string, unknown>>) => PlannedFile,
): Promise<BuildPlan> {
  // Only whoever plans needs it: the editor, which asks for stubs and titles, does not load it.
  const lexer = await import('es-module-lexer');
  await lexer.init();
  const { code, source } = text;
  const isModule = readModule(code, text, lexer.parse);
  const extension = isModule ? 'mjs' : 'cjs';
  return {
    language: text.language,
    files: [
      { path: `kode-solution.${extension}`, text: code + tellingLine(names) },
      packageFile(),
      describe({
        module: isModule ? 'esm' : 'commonjs',
        keepsLines: text.keepsLines,
        lines: source.text.split('\n').length,
      }),
    ],
    commands: [],
    timeoutMs: 10_000,
  };
}

function definedNames(text: string): readonly string[] {
  const pattern =
    /^(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?function\s*\*?\s*([\w$]+)|(?:const|let|var)\s+([\w$]+)\s*(?::[^=\n]*)?=)/gm;
  return [...text.matchAll(pattern)].map((match) => (match[1] ?? match[2]) as string);
}

/** Ends the search for a package.json above the build's folder. */
function packageFile(): PlannedFile {
  return { path: 'package.json', text: '{"private":true}\n' };
}

/**
 * A line after the solution's last one that shows the harness its top-level names, so that nothing need be exported.
 * `typeof` may be asked of a name that does not exist.
 */
function tellingLine(names: readonly string[]): string {
  const shown = [...names, 'Solution', ...Object.values(NODE_NAMES)].map(
    (name) => `${name}:typeof ${name}==='undefined'?undefined:${name}`,
  );
  return `\n;globalThis[Symbol.for('kode.locals')]={${shown.join(',')}};\n`;
}

/** Whether a text is an ES module; refuses imports of other files. */
function readModule(code: string, plan: ScriptText, parseModule: typeof parse): boolean {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parseModule(code);
  } catch {
    // Node says better what is wrong with it, with the place; it needs to be told only how to read it.
    return /^\s*(?:import\s*[\w{*'"]|export\s+(?:default|function|const|let|var|class|async|\{))/m.test(code);
  }
  const [imports, , , hasModuleSyntax] = parsed;
  for (const one of imports) {
    if (one.type !== 'static' && one.type !== 'reexport-star') continue;
    const name = one.specifier;
    if (name.startsWith('node:') || BUILTINS.has(name)) continue;
    throw new PlanError([foreignImport(name, one.start, plan)]);
  }
  return hasModuleSyntax;
}

function foreignImport(name: string, start: number, plan: ScriptText): PlanError['messages'][number] {
  const { source, code, keepsLines } = plan;
  const offset = keepsLines ? start : Math.max(0, source.text.indexOf(name));
  const before = (keepsLines ? code : source.text).slice(0, offset);
  const line = before.split('\n').length;
  return errorAt(
    source,
    line,
    offset - before.lastIndexOf('\n'),
    `Kode grades one file; '${name}' can't be imported. Modules of Node itself can.`,
  );
}

export function runScript(memoryMb: number): Command {
  return {
    tool: 'node',
    args: ['--no-warnings', '{harness}/node/main.cjs', String(memoryMb)],
    env: {},
    ahead: 'of-build',
  };
}

/** What the harness's main thread says of the solution's: `kode: at 12`, 0 where the text's lines are not the file's. */
export function hangLineOfNode(trace: string): number {
  return Number(/^kode: at (\d+)$/m.exec(trace)?.[1] ?? 0);
}

export function crashOfNode(output: string, source: SolutionSource): Crash | null {
  const report =
    /^(?:kode: (?:out of memory|uncaught (?<what>.*))|FATAL ERROR: (?<fatal>.*)|<--- Last few GCs --->)$/m.exec(
      output,
    );
  if (report === null) return null;
  const what = report.groups?.['what'];
  const rest = output.slice(report.index);
  const at = /kode-solution\.[mc]js:(\d+)/.exec(rest);
  const fatal = /^FATAL ERROR: (.*)$/m.exec(rest)?.[1];
  const isMemory = what === undefined && (fatal === undefined || /heap|memory/i.test(fatal));
  return {
    message: isMemory ? 'out of memory' : (what ?? fatal ?? 'Node stopped'),
    line: at === null ? 0 : Math.min(Number(at[1]), source.text.split('\n').length),
    printed: output.slice(0, report.index).replace(/\n$/, ''),
  };
}
