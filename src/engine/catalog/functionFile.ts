/** The part of problem.yaml that makes a function problem: signature, judge, limits, growth, small scope, examples. */
import { parseType, TypeSyntaxError } from '../values/type.ts';
import type { ValueType } from '../values/type.ts';
import { DOMAIN_KEYS, readArgument, readDomain, readValue } from './domains.ts';
import { readLimits } from './limitsFile.ts';
import { GROWTH_TARGETS } from './model.ts';
import type { Example, FunctionSpec, JudgeSpec, Param, Signature, SmallScope } from './model.ts';
import type { Fields, YamlReader, YamlValue } from './yamlReader.ts';

/** So that a slip of a zero is told rather than waited for. */
const MAX_SIZE = 5_000_000;

export const FUNCTION_KEYS = ['signature', 'judge', 'limits', 'growth', 'small', 'examples'] as const;

/** Null, with complaints, where it does not make a function problem. */
export function readFunction(
  yaml: YamlReader,
  fields: Fields<(typeof FUNCTION_KEYS)[number]>,
): FunctionSpec | null {
  const read = <T>(at: YamlValue | undefined, how: (at: YamlValue) => T | null): T | null =>
    at === undefined ? null : how(at);
  const signature = read(fields.signature, (at) => readSignature(yaml, at));
  const limits = read(fields.limits, (at) => readLimits(yaml, at));
  const growth = read(fields.growth, (at) => readGrowth(yaml, at));
  if (signature === null) return null;
  const judge = read(fields.judge, (at) => readJudge(yaml, at, signature));
  const small = read(fields.small, (at) => readSmall(yaml, at, signature));
  const examples = read(fields.examples, (at) => readExamples(yaml, at, signature));
  if (judge === null || limits === null || growth === null || small === null || examples === null)
    return null;
  return { signature, judge, limits, small, examples, growth };
}

function readSignature(yaml: YamlReader, at: YamlValue): Signature | null {
  const fields = yaml.fields(at, ['name', 'params', 'returns']);
  if (fields?.name === undefined || fields.params === undefined || fields.returns === undefined) return null;
  const name = readName(yaml, fields.name);
  const returns = readType(yaml, fields.returns);
  const items = yaml.list(fields.params);
  const params = items?.map((item) => readParam(yaml, item)) ?? [];
  if (items === null || name === null || returns === null || !params.every((param) => param !== null))
    return null;
  if (params.length === 0) return yaml.complain(fields.params, 'A function needs at least one parameter.');
  const twice = params.findIndex((param, i) => params.findIndex((one) => one.name === param.name) !== i);
  if (twice >= 0)
    return yaml.complain(items[twice] as YamlValue, `A second parameter "${(params[twice] as Param).name}".`);
  if (returns.kind === 'void' && !params.some((param) => param.role === 'inout'))
    return yaml.complain(fields.returns, 'Nothing to judge: no result, and no parameter with "role: inout".');
  return { name, params, returns };
}

function readName(yaml: YamlReader, at: YamlValue): string | null {
  const name = yaml.text(at);
  if (name === null) return null;
  return /^[a-z][a-zA-Z0-9]*$/.test(name)
    ? name
    : yaml.complain(at, `"${name}" is not a name in lowerCamelCase.`);
}

function readType(yaml: YamlReader, at: YamlValue): ValueType | null {
  const text = yaml.text(at);
  if (text === null) return null;
  try {
    return parseType(text);
  } catch (error) {
    if (!(error instanceof TypeSyntaxError)) throw error;
    return yaml.complain(at, `Not a type: ${error.message}.`);
  }
}

function readParam(yaml: YamlReader, at: YamlValue): Param | null {
  const fields = yaml.fields(at, ['name', 'type'], ['role', ...DOMAIN_KEYS]);
  if (fields?.name === undefined || fields.type === undefined) return null;
  const name = readName(yaml, fields.name);
  const role =
    fields.role === undefined ? 'in' : yaml.oneOf(fields.role, ['in', 'inout', 'unchanged'] as const);
  const type = readType(yaml, fields.type);
  const domain = type === null ? null : readDomain(yaml, fields, type);
  if (name === null || role === null || type === null || domain === null) return null;
  return { name, type, role, domain };
}

function readJudge(yaml: YamlReader, at: YamlValue, signature: Signature): JudgeSpec | null {
  if (!yaml.isMapping(at)) {
    const kind = yaml.oneOf(at, ['exact', 'unordered', 'nestedUnordered', 'checker'] as const);
    return kind === null ? null : { kind };
  }
  const fields = yaml.fields(at, [], ['float', 'prefix']);
  if (fields === null) return null;
  if (fields.float !== undefined && fields.prefix === undefined) {
    const tolerance = yaml.number(fields.float);
    if (tolerance === null) return null;
    return tolerance > 0 && tolerance < 1
      ? { kind: 'float', tolerance }
      : yaml.complain(fields.float, `Expected a tolerance between 0 and 1, got ${tolerance}.`);
  }
  if (fields.prefix !== undefined && fields.float === undefined) {
    const param = yaml.text(fields.prefix);
    if (param === null) return null;
    const found = signature.params.find((one) => one.name === param);
    if (found?.role !== 'inout' || signature.returns.kind !== 'int')
      return yaml.complain(
        fields.prefix,
        `"prefix" needs the result "int" and an inout parameter; "${param}" is none.`,
      );
    return { kind: 'prefix', param };
  }
  return yaml.complain(at, 'Expected { float: tolerance } or { prefix: parameter }.');
}

function readGrowth(yaml: YamlReader, at: YamlValue): FunctionSpec['growth'] | null {
  const fields = yaml.fields(at, ['target', 'max']);
  if (fields?.target === undefined || fields.max === undefined) return null;
  const target = yaml.oneOf(fields.target, GROWTH_TARGETS);
  const max = yaml.integer(fields.max, 1, MAX_SIZE);
  return target === null || max === null ? null : { target, max };
}

function readSmall(yaml: YamlReader, at: YamlValue, signature: Signature): SmallScope | null {
  const fields = yaml.fields(at, ['maxLength', 'values', 'maxCases']);
  if (fields?.maxLength === undefined || fields.values === undefined || fields.maxCases === undefined)
    return null;
  const maxLength = yaml.integer(fields.maxLength, 0, 20);
  const maxCases = yaml.integer(fields.maxCases, 1, 20_000);
  const byParam = yaml.fields(
    fields.values,
    [],
    signature.params.map((param) => param.name),
  );
  if (maxLength === null || maxCases === null || byParam === null) return null;
  const values: Record<string, readonly unknown[]> = {};
  for (const param of signature.params) {
    const list = byParam[param.name];
    if (list === undefined) continue;
    const type = partType(param.type);
    const items = yaml.list(list)?.map((item) => readValue(yaml, item, type));
    if (items === undefined || !items.every((item) => item !== null)) return null;
    values[param.name] = items.map((item) => item.value);
  }
  return { maxLength, values, maxCases };
}

/** What the small values of a parameter are: items of a sequence, letters of a text, else whole values. */
function partType(type: ValueType): ValueType {
  switch (type.kind) {
    case 'array':
    case 'list':
      return type.item;
    case 'tree':
      return { kind: 'optional', item: type.item };
    case 'randomList':
      return { kind: 'tuple', items: [type.item, { kind: 'optional', item: { kind: 'int' } }] };
    default:
      return type;
  }
}

function readExamples(yaml: YamlReader, at: YamlValue, signature: Signature): readonly Example[] | null {
  const items = yaml.list(at);
  if (items === null) return null;
  if (items.length < 2) return yaml.complain(at, `Expected two examples at least, got ${items.length}.`);
  const examples = items.map((item) => readExample(yaml, item, signature));
  return examples.every((example) => example !== null) ? examples : null;
}

function readExample(yaml: YamlReader, at: YamlValue, signature: Signature): Example | null {
  const { params, returns } = signature;
  const inout = params.filter((param) => param.role === 'inout');
  const fields = yaml.fields(
    at,
    [
      'args',
      'note',
      ...(returns.kind === 'void' ? [] : (['result'] as const)),
      ...(inout.length === 0 ? [] : (['after'] as const)),
    ],
    [],
  );
  if (fields?.args === undefined || fields.note === undefined) return null;
  const note = yaml.text(fields.note);
  const items = yaml.list(fields.args);
  if (items === null) return null;
  if (items.length !== params.length)
    return yaml.complain(
      fields.args,
      `Expected ${params.length} arguments (${params.map((param) => param.name).join(', ')}), got ${items.length}.`,
    );
  const args = params.map((param, i) => readArgument(yaml, items[i] as YamlValue, param.type, param.domain));
  const result = fields.result === undefined ? null : readValue(yaml, fields.result, returns);
  const after = fields.after === undefined ? null : readAfter(yaml, fields.after, inout);
  if (note === null || !args.every((arg) => arg !== null)) return null;
  if ((returns.kind !== 'void' && result === null) || (inout.length > 0 && after === null)) return null;
  return {
    args: args.map((arg) => arg.value),
    expected: { ...(result === null ? {} : { result: result.value }), ...(after === null ? {} : { after }) },
    note,
  };
}

function readAfter(
  yaml: YamlReader,
  at: YamlValue,
  inout: readonly Param[],
): Readonly<Record<string, unknown>> | null {
  const fields = yaml.fields(
    at,
    inout.map((param) => param.name),
  );
  if (fields === null) return null;
  const after: Record<string, unknown> = {};
  for (const { name, type } of inout) {
    const field = fields[name];
    const value = field === undefined ? null : readValue(yaml, field, type);
    if (value === null) return null;
    after[name] = value.value;
  }
  return after;
}
