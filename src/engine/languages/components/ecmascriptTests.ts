/** Sequences of calls as tests of Node's own runner, which need nothing of Kode. */
import type { Problem } from '../../catalog/model.ts';
import type { CallOutcome, ComponentSpec, MethodSpec, Sequence, Step } from '../../components/spec.ts';
import { awaitsAny, isCall, methodOf } from '../../components/spec.ts';
import type { ValueType } from '../../values/type.ts';
import { literal } from '../ecmascript.ts';
import { scriptCall, scriptMade, scriptMakeText, scriptStepText } from './ecmascriptSteps.ts';

export interface TestCase {
  readonly title: string;
  readonly sequence: Sequence;
  /** The right ones, the constructor's first. */
  readonly outcomes: readonly CallOutcome[];
}

/** The functions that a component may be given (components/functions.ts), as a learner would write them. */
export const SCRIPT_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  length: ['return text.length;'],
  constant: ['return 7;'],
  negative: ["return text === '' ? -1 : -text.charCodeAt(0);"],
  least: ['return -2147483648;'],
  sum: ['let sum = 0;', 'for (const letter of text) sum += letter.charCodeAt(0);', 'return sum;'],
  fnv: ['return fnvLong(text) | 0;'],
  fnvLong: [
    'let hash = 0x811c9dc5;',
    'for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);',
    'return hash >>> 0;',
  ],
  lengthLong: ['return text.length;'],
};

/** A file of tests; for Node 22.18 or newer where it is TypeScript, else for any that has `node --test`. */
export function scriptTestText(
  problem: Problem,
  spec: ComponentSpec,
  typed: boolean,
  cases: readonly TestCase[],
): string {
  const name = `${problem.id}.test.${typed ? 'ts' : 'mjs'}`;
  const tests = cases.map((one) => testLines(one, spec));
  const used = tests.flat().join('\n');
  return [
    `// ${problem.title}. Run it with: node --test ${name}`,
    "import assert from 'node:assert/strict';",
    "import test from 'node:test';",
    `import { ${spec.name} } from './${problem.id}.${typed ? 'ts' : 'js'}';`,
    '',
    ...(used.includes('new ManualClock(') ? clockLines(typed) : []),
    ...functionNames(spec, cases).flatMap((one) => functionLines(one, typed, isAwaited(spec))),
    ...(used.includes('sorted(') ? sortedLines(spec, typed) : []),
    ...tests.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])),
    '',
  ].join('\n');
}

function clockLines(typed: boolean): readonly string[] {
  const ms = typed ? 'ms: number' : 'ms';
  const result = (type: string): string => (typed ? `: ${type}` : '');
  return [
    '/** Stands still until it is told to go on. */',
    'class ManualClock {',
    ...(typed ? ['  private now: number;', ''] : []),
    `  constructor(${ms}) {`,
    '    this.now = ms;',
    '  }',
    '',
    `  nowMs()${result('number')} {`,
    '    return this.now;',
    '  }',
    '',
    `  advance(${ms})${result('void')} {`,
    '    this.now += ms;',
    '  }',
    '}',
    '',
  ];
}

/** Functions that the sequences are given, and those that these call, which come first. */
function functionNames(spec: ComponentSpec, cases: readonly TestCase[]): readonly string[] {
  const given = spec.params.flatMap((param, i) =>
    param.kind === 'function' ? cases.map(({ sequence }) => String(sequence.args[i])) : [],
  );
  return [...new Set(given.flatMap((name) => (name === 'fnv' ? ['fnvLong', 'fnv'] : [name])))];
}

/** @param awaited it gives a promise, and so does what it calls */
function functionLines(name: string, typed: boolean, awaited: boolean): readonly string[] {
  const body = (SCRIPT_FUNCTIONS[name] ?? []).map((line) =>
    awaited ? line.replace(/\bfnvLong\(text\)/, '(await fnvLong(text))') : line,
  );
  const head = `${awaited ? 'async ' : ''}function ${name}(text${typed ? ': string' : ''})`;
  const gives = typed ? `: ${awaited ? 'Promise<number>' : 'number'}` : '';
  return [`${head}${gives} {`, ...body.map((line) => `  ${line}`), '}', ''];
}

function isAwaited({ params }: ComponentSpec): boolean {
  return params.some((param) => param.kind === 'function' && param.awaited);
}

/** Lists whose order does not matter. Fields of records come in the order of the problem, for the texts to be compared. */
function sortedLines(spec: ComponentSpec, typed: boolean): readonly string[] {
  const fields = [...new Set(spec.methods.flatMap(({ returns }) => fieldsOf(returns)))];
  const keys = fields.length === 0 ? '' : `, [${fields.map((name) => `'${name}'`).join(', ')}]`;
  const head = typed ? 'function sorted<T>(items: readonly T[]): T[] {' : 'function sorted(items) {';
  const text = typed ? 'const text = (item: T): string =>' : 'const text = (item) =>';
  return [
    '/** For lists that may come in any order. */',
    head,
    `  ${text} JSON.stringify(item${keys});`,
    '  return [...items].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0));',
    '}',
    '',
  ];
}

function fieldsOf(type: ValueType): readonly string[] {
  switch (type.kind) {
    case 'record':
      return type.fields.flatMap((field) => [field.name, ...fieldsOf(field.type)]);
    case 'array':
    case 'optional':
    case 'list':
    case 'tree':
    case 'randomList':
      return fieldsOf(type.item);
    case 'tuple':
      return type.items.flatMap(fieldsOf);
    case 'map':
      return [...fieldsOf(type.key), ...fieldsOf(type.value)];
    default:
      return [];
  }
}

function testLines({ title, sequence, outcomes }: TestCase, spec: ComponentSpec): readonly string[] {
  const [made] = outcomes;
  const lines = [
    ...(spec.clock === null ? [] : [`const clock = new ManualClock(${sequence.start});`]),
    ...(made?.kind === 'refused'
      ? [throws(scriptMade(sequence, spec), made.code)]
      : [
          `${scriptMakeText(sequence, spec)};`,
          ...sequence.steps.map((step, i) => stepLine(step, outcomes[i + 1], spec)),
        ]),
  ];
  const head = `test(${literal(title, { kind: 'text' })}, ${awaitsAny(spec) ? 'async ' : ''}() => {`;
  return [head, ...lines.map((line) => `  ${line}`), '});'];
}

function throws(call: string, code: string): string {
  return `assert.throws(() => ${call}, { code: '${code}' });`;
}

function stepLine(step: Step, outcome: CallOutcome | undefined, spec: ComponentSpec): string {
  const call = scriptStepText(step, spec);
  if (!isCall(step) || outcome === undefined) return `${call};`;
  if (outcome.kind === 'refused')
    return methodOf(spec, step).awaits
      ? `await assert.rejects(async () => ${scriptCall(step, spec)}, { code: '${outcome.code}' });`
      : throws(call, outcome.code);
  if (outcome.kind !== 'value') return `${call};`;
  return assertion(call, outcome.value, methodOf(spec, step));
}

/** Takes what Kode takes: `undefined` for `null`, objects of any class for records. */
function assertion(call: string, value: unknown, { returns, compare }: MethodSpec): string {
  if (returns.kind === 'void') return `${call};`;
  const got = plain(call, returns);
  const want = literal(value, returns);
  switch (compare.kind) {
    case 'free':
      return `${call}; // Several answers are right.`;
    case 'float':
      if (returns.kind === 'float')
        return `assert.ok(Math.abs(${got} - ${want}) <= ${compare.tolerance} * Math.max(1, Math.abs(${want})));`;
      break;
    case 'unordered':
      return `assert.deepEqual(sorted(${got}), sorted(${want}));`;
    case 'nestedUnordered':
      return `assert.deepEqual(sorted(${got}.map(sorted)), sorted(${want}.map(sorted)));`;
    case 'exact':
  }
  return `assert.${isScalar(returns) ? 'equal' : 'deepEqual'}(${got}, ${want});`;
}

function plain(call: string, type: ValueType): string {
  const present = type.kind === 'optional' ? `${call} ?? null` : call;
  return fieldsOf(type).length === 0 ? present : `structuredClone(${present})`;
}

function isScalar(type: ValueType): boolean {
  return type.kind === 'optional'
    ? isScalar(type.item)
    : ['int', 'long', 'float', 'bool', 'string', 'text'].includes(type.kind);
}
