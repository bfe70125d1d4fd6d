/** The starting file of a component in JavaScript and TypeScript. */
import type { Problem } from '../../catalog/model.ts';
import type { ComponentSpec, MethodSpec } from '../../components/spec.ts';
import { paramName, typeName, zero } from '../ecmascript.ts';
import type { StubFile } from '../language.ts';
import type { NamedType } from '../records.ts';
import { headLine, parameterLines, taskSentence, wrapComment } from '../stubs.ts';
import { componentTypes, constructorRefuses } from './componentTypes.ts';
import { scriptTestText } from './ecmascriptTests.ts';
import { constructorParams, methodParams, paramType, resultType } from './ecmascriptTypes.ts';

/** The stub, then the examples as tests of `node --test`. */
export function scriptFiles(
  problem: Problem,
  spec: ComponentSpec,
  typed: boolean,
): readonly [StubFile, ...StubFile[]] {
  const cases = spec.examples.map(({ note, sequence, outcomes }) => ({
    title: note.replace(/\.$/, ''),
    sequence,
    outcomes,
  }));
  return [
    { name: `${problem.id}.${typed ? 'ts' : 'js'}`, text: stubText(problem, spec, typed) },
    {
      name: `${problem.id}.test.${typed ? 'ts' : 'mjs'}`,
      text: scriptTestText(problem, spec, typed, cases),
    },
  ];
}

function stubText(problem: Problem, spec: ComponentSpec, typed: boolean): string {
  const records = [...componentTypes(spec).values()];
  const lines = [
    headLine(problem, '//'),
    '',
    ...records.flatMap((record) => recordLines(spec, record, typed)),
    ...(spec.clock === null ? [] : clockLines(typed)),
    ...(Object.keys(spec.errors).length === 0 ? [] : errorLines(typed)),
    ...docLines('', [taskSentence(problem.statement)], codeLines(spec)),
    `export class ${spec.name} {`,
    ...constructorLines(spec, typed),
    ...spec.methods.flatMap((method) => ['', ...methodLines(spec, method, typed)]),
    '}',
    '',
  ];
  return lines.join('\n');
}

function recordLines(spec: ComponentSpec, { name, fields }: NamedType, typed: boolean): readonly string[] {
  const named = componentTypes(spec);
  const parts = fields.map((field) => `${field.name}: ${typeName(field.type, named)}`);
  return typed
    ? [`export interface ${name} {`, ...parts.map((part) => `  ${part};`), '}', '']
    : [`/** @typedef {{ ${parts.join(', ')} }} ${name} */`, ''];
}

const CLOCK = 'Tells the time in milliseconds. It stands still during a call.';

function clockLines(typed: boolean): readonly string[] {
  return typed
    ? [`/** ${CLOCK} */`, 'export interface Clock {', '  nowMs(): number;', '}', '']
    : [`/** ${CLOCK} @typedef {{ nowMs(): number }} Clock */`, ''];
}

function errorLines(typed: boolean): readonly string[] {
  return [
    '/** Refuses a call by one of the codes. */',
    'export class CodedError extends Error {',
    ...(typed ? ['  readonly code: string;', ''] : ['  /** @param {string} code */']),
    `  constructor(code${typed ? ': string' : ''}) {`,
    '    super(code);',
    "    this.name = 'CodedError';",
    '    this.code = code;',
    '  }',
    '}',
    '',
  ];
}

/** Every code with what it means. */
function codeLines(spec: ComponentSpec): readonly string[] {
  const codes = Object.entries(spec.errors);
  return codes.length === 0 ? [] : ['', ...codes.map(([code, meaning]) => `- ${code}: ${meaning}`)];
}

/** @param more lines that are not joined with others */
function docLines(indent: string, sentences: readonly string[], more: readonly string[]): readonly string[] {
  const safe = (text: string): string => text.replaceAll('*/', '* /');
  const lines = [
    ...sentences.flatMap((text) => wrapComment(safe(text), `${indent} * `)),
    ...more.flatMap((text) => wrapComment(safe(text), `${indent} * `)),
  ];
  const [first] = lines;
  if (first === undefined) return [];
  return lines.length === 1
    ? [`${indent}/**${first.slice(indent.length + 2)} */`]
    : [`${indent}/**`, ...lines, `${indent} */`];
}

function constructorLines(spec: ComponentSpec, typed: boolean): readonly string[] {
  const refuses = constructorRefuses(spec) ? ['May refuse with INVALID.'] : [];
  const types = [
    ...spec.params.map((param) => `@param {${paramType(spec, param)}} ${paramName(param.name)}`),
    ...(spec.clock === null ? [] : ['@param {Clock} clock']),
  ];
  return [
    ...(typed && spec.clock !== null ? ['  private readonly clock: Clock;', ''] : []),
    ...docLines('  ', refuses, typed ? [] : types),
    ...block(
      parameterLines('constructor', constructorParams(spec, typed), ' {', '  '),
      spec.clock === null ? [] : ['this.clock = clock;'],
    ),
  ];
}

function methodLines(spec: ComponentSpec, method: MethodSpec, typed: boolean): readonly string[] {
  const { name, params, returns, errors, awaits } = method;
  const named = componentTypes(spec);
  const refuses = errors.length === 0 ? [] : [`May refuse with ${errors.join(', ')}.`];
  const types = [
    ...params.map((param) => `@param {${typeName(param.type, named)}} ${paramName(param.name)}`),
    ...(returns.kind === 'void' && !awaits ? [] : [`@returns {${resultType(spec, method)}}`]),
  ];
  const tail = typed ? `: ${resultType(spec, method)} {` : ' {';
  return [
    ...docLines('  ', refuses, typed ? [] : types),
    ...block(
      parameterLines(awaits ? `async ${name}` : name, methodParams(spec, method, typed), tail, '  '),
      returns.kind === 'void' ? [] : [`return ${zero(returns)};`],
    ),
  ];
}

/** A member of the class; without a line in it, its braces stand together. */
function block(head: readonly string[], body: readonly string[]): readonly string[] {
  const lines = head.map((line) => `  ${line}`);
  return body.length === 0
    ? [...lines.slice(0, -1), `${lines.at(-1) ?? ''}}`]
    : [...lines, ...body.map((line) => `    ${line}`), '  }'];
}
