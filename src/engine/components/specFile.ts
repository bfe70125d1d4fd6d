/**
 * The part `component:` of a problem.yaml. docs/components.md shows one in full.
 *
 * As everywhere in the catalog all complaints come at once, each with its line and column.
 */
import { anyOf } from '../catalog/complaint.ts';
import { DOMAIN_KEYS, readArgument, readDomain } from '../catalog/domains.ts';
import { readLimits } from '../catalog/limitsFile.ts';
import { GROWTH_TARGETS } from '../catalog/model.ts';
import type { Fields, YamlReader, YamlValue } from '../catalog/yamlReader.ts';
import { defaultSmallValues } from '../values/draw.ts';
import type { ValueType } from '../values/type.ts';
import { formatType } from '../values/type.ts';
import { functionsOfKind } from './functions.ts';
import { readSequenceExamples } from './exampleFile.ts';
import { parseFunctionKind, parseMethod } from './methodText.ts';
import type {
  BuiltIn,
  ClockSpec,
  ComponentSpec,
  ConcurrencySpec,
  ConstructorParam,
  FunctionParam,
  Giving,
  MethodSpec,
  ResultComparison,
  ValueParam,
} from './spec.ts';
import { BUILT_INS } from './spec.ts';

const PARAM_KEYS = [...DOMAIN_KEYS, 'pool', 'small'] as const;
type ParamKey = (typeof PARAM_KEYS)[number];

/** Small values of a parameter where the author gives none. */
const SMALL = 3;
const MAX_CALLS = 1_000_000;

/** Reads it; null, with complaints, where it does not make a component. */
export function readComponent(yaml: YamlReader, at: YamlValue): ComponentSpec | null {
  const fields = yaml.fields(
    at,
    ['name', 'methods', 'limits', 'growth', 'examples'],
    ['constructor', 'clock', 'errors', 'concurrency', 'without'],
  );
  if (fields === null) return null;
  const read = <T>(one: YamlValue | undefined, how: (one: YamlValue) => T | null): T | null =>
    one === undefined ? null : how(one);
  const name = read(fields.name, (one) => readName(yaml, one));
  // Every object has a field of this name, so its own presence is what is asked.
  const made = Object.hasOwn(fields, 'constructor') ? fields.constructor : undefined;
  const params = made === undefined ? [] : readConstructor(yaml, made);
  const clock = fields.clock === undefined ? { clock: null } : readClock(yaml, fields.clock);
  const errors = fields.errors === undefined ? {} : readErrors(yaml, fields.errors);
  const methods = read(fields.methods, (one) => readMethods(yaml, one, Object.keys(errors ?? {})));
  const limits = read(fields.limits, (one) => readLimits(yaml, one));
  const growth = read(fields.growth, (one) => readGrowth(yaml, one));
  if (params === null || clock === null || errors === null || methods === null) return null;
  checkAwaiting(yaml, at, params, methods);
  const pools = poolsOf(params, methods);
  if (fields.methods !== undefined) checkGiving(yaml, fields.methods, methods, pools);
  const concurrency =
    fields.concurrency === undefined
      ? { concurrency: null }
      : readConcurrency(yaml, fields.concurrency, [...pools.keys()]);
  const without = fields.without === undefined ? [] : readWithout(yaml, fields.without);
  if (name === null || limits === null || growth === null || concurrency === null || without === null)
    return null;
  const spec = { name, params, ...clock, methods, errors, limits, growth, ...concurrency, without };
  const examples = read(fields.examples, (one) => readSequenceExamples(yaml, one, spec));
  return examples === null ? null : { ...spec, examples };
}

function readWithout(yaml: YamlReader, at: YamlValue): readonly BuiltIn[] | null {
  const items = yaml.list(at)?.map((item) => yaml.oneOf(item, BUILT_INS));
  return items === undefined || items.includes(null) ? null : items.filter((one) => one !== null);
}

function readName(yaml: YamlReader, at: YamlValue): string | null {
  const name = yaml.text(at);
  if (name === null) return null;
  return /^[A-Z][a-zA-Z0-9]*$/.test(name)
    ? name
    : yaml.complain(at, `"${name}" is not a name in UpperCamelCase.`);
}

function readConstructor(yaml: YamlReader, at: YamlValue): readonly ConstructorParam[] | null {
  const items = yaml.list(at);
  const params = items?.map((item) => readConstructorParam(yaml, item)) ?? null;
  if (items === null || params === null || !params.every((param) => param !== null)) return null;
  const twice = params.findIndex((param, i) => params.findIndex((one) => one.name === param.name) !== i);
  if (twice < 0) return params;
  return yaml.complain(items[twice] ?? at, `A second parameter "${params[twice]?.name ?? ''}".`);
}

function readConstructorParam(yaml: YamlReader, at: YamlValue): ConstructorParam | null {
  const fields = yaml.fields(at, ['name'], ['type', 'function', 'choices', 'awaited', ...PARAM_KEYS]);
  if (fields?.name === undefined) return null;
  const name = yaml.text(fields.name);
  if (name === null) return null;
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name))
    return yaml.complain(fields.name, `"${name}" is not a name in lowerCamelCase.`);
  if (fields.function !== undefined) return readFunction(yaml, fields, fields.function, name);
  if (fields.type === undefined)
    return yaml.complain(at, `"${name}" needs "type", or "function" and "choices".`);
  if (fields.choices !== undefined)
    return yaml.complain(fields.choices, '"choices" belongs to "function"; values have a domain.');
  if (fields.awaited !== undefined)
    return yaml.complain(fields.awaited, '"awaited" belongs to "function"; a value is there at once.');
  const type = said(
    yaml,
    fields.type,
    (text) => parseMethod(`f(x: ${text}) -> void`).params[0]?.type ?? null,
  );
  return type === null ? null : readParam(yaml, fields, name, type);
}

function readFunction(
  yaml: YamlReader,
  fields: Fields<'choices' | 'type' | 'awaited' | ParamKey>,
  at: YamlValue,
  name: string,
): FunctionParam | null {
  const kind = said(yaml, at, parseFunctionKind);
  if (kind === null) return null;
  for (const key of ['type', ...PARAM_KEYS] as const) {
    const value = fields[key];
    if (value !== undefined) return yaml.complain(value, `"${key}" does not apply to a function.`);
  }
  const known = functionsOfKind(kind.takes, kind.gives);
  if (known.length === 0)
    return yaml.complain(
      at,
      `Kode brings no functions "${formatType(kind.takes)} -> ${formatType(kind.gives)}".`,
    );
  if (fields.choices === undefined)
    return yaml.complain(at, `"${name}" needs "choices": ${known.join(', ')}.`);
  const choices = yaml.list(fields.choices)?.map((one) => yaml.oneOf(one, known)) ?? null;
  if (choices === null || !choices.every((one) => one !== null)) return null;
  if (choices.length === 0) return yaml.complain(fields.choices, 'Expected one function at least.');
  const awaited = fields.awaited === undefined ? false : yaml.bool(fields.awaited);
  return awaited === null ? null : { kind: 'function', name, ...kind, choices, awaited };
}

/** A text with a grammar of its own; what is wrong with it becomes a complaint. */
function said<T>(yaml: YamlReader, at: YamlValue, parse: (text: string) => T | null): T | null {
  const text = yaml.text(at);
  if (text === null) return null;
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return yaml.complain(at, error.message);
    throw error;
  }
}

function readParam(
  yaml: YamlReader,
  fields: Fields<ParamKey>,
  name: string,
  type: ValueType,
): ValueParam | null {
  const domain = readDomain(yaml, fields, type);
  const pool = fields.pool === undefined ? null : yaml.text(fields.pool);
  if (domain === null || (fields.pool !== undefined && pool === null)) return null;
  if (fields.small === undefined) {
    const small = defaultSmallValues(type, domain).slice(0, SMALL);
    return { kind: 'value', name, type, domain, pool, small };
  }
  const values = yaml.list(fields.small)?.map((one) => readArgument(yaml, one, type, domain)) ?? null;
  if (values === null || !values.every((one) => one !== null)) return null;
  return { kind: 'value', name, type, domain, pool, small: values.map(({ value }) => value) };
}

function readClock(yaml: YamlReader, at: YamlValue): { readonly clock: ClockSpec | null } | null {
  if (!yaml.isMapping(at)) {
    const has = yaml.bool(at);
    return has === null ? null : { clock: has ? { back: false } : null };
  }
  const fields = yaml.fields(at, ['back']);
  const back = fields?.back === undefined ? null : yaml.bool(fields.back);
  return back === null ? null : { clock: { back } };
}

function readErrors(yaml: YamlReader, at: YamlValue): Readonly<Record<string, string>> | null {
  const entries = yaml.entries(at);
  if (entries === null) return null;
  const errors: Record<string, string> = {};
  let fine = true;
  for (const [code, meaning, key] of entries) {
    const text = yaml.text(meaning);
    if (!/^[A-Z][A-Z0-9_]*$/.test(code)) {
      yaml.complain(key, `"${code}" is not a code: capital letters, digits and "_".`);
      fine = false;
    }
    if (text === null) fine = false;
    else errors[code] = text;
  }
  return fine ? errors : null;
}

function readMethods(
  yaml: YamlReader,
  at: YamlValue,
  codes: readonly string[],
): readonly MethodSpec[] | null {
  const items = yaml.list(at);
  if (items === null) return null;
  if (items.length === 0) return yaml.complain(at, 'A component needs at least one method.');
  const methods = items.map((item) => readMethod(yaml, item, codes));
  if (!methods.every((method) => method !== null)) return null;
  const twice = methods.findIndex((method, i) => methods.findIndex((one) => one.name === method.name) !== i);
  if (twice >= 0)
    return yaml.complain(items[twice] ?? at, `A second method "${methods[twice]?.name ?? ''}".`);
  if (methods.every(({ returns, errors }) => returns.kind === 'void' && errors.length === 0))
    return yaml.complain(at, 'Nothing to judge: no method returns a value or refuses.');
  return methods;
}

function readMethod(yaml: YamlReader, at: YamlValue, codes: readonly string[]): MethodSpec | null {
  const fields = yaml.fields(at, ['call'], ['args', 'pure', 'awaits', 'errors', 'compare', 'gives']);
  if (fields?.call === undefined) return null;
  const text = said(yaml, fields.call, parseMethod);
  if (text === null) return null;
  const params = readParams(yaml, fields, text.params);
  const pure = fields.pure === undefined ? false : yaml.bool(fields.pure);
  const awaits = fields.awaits === undefined ? false : yaml.bool(fields.awaits);
  const errors =
    fields.errors === undefined
      ? []
      : (yaml.list(fields.errors)?.map((one) => yaml.oneOf(one, codes)) ?? null);
  const compare: ResultComparison | null =
    fields.compare === undefined ? { kind: 'exact' } : readCompare(yaml, fields.compare);
  const gives = fields.gives === undefined ? null : readGiving(yaml, fields.gives);
  if (params === null || pure === null || awaits === null || errors === null || compare === null) return null;
  if (!errors.every((code) => code !== null) || (fields.gives !== undefined && gives === null)) return null;
  return { name: text.name, params, returns: text.returns, pure, awaits, errors, compare, gives };
}

function readParams(
  yaml: YamlReader,
  fields: Fields<'args' | 'call'>,
  params: readonly { readonly name: string; readonly type: ValueType }[],
): readonly ValueParam[] | null {
  if (fields.args === undefined && params.length > 0)
    return yaml.complain(
      fields.self,
      `Missing "args": the domains of ${params.map(({ name }) => name).join(', ')}.`,
    );
  if (fields.args === undefined) return [];
  const byName = yaml.fields(
    fields.args,
    params.map(({ name }) => name),
  );
  const read = params.map(({ name, type }) => {
    const at = byName?.[name];
    const own = at === undefined ? null : yaml.fields(at, [], PARAM_KEYS);
    return own === null ? null : readParam(yaml, own, name, type);
  });
  return read.every((param) => param !== null) ? read : null;
}

function readCompare(yaml: YamlReader, at: YamlValue): ResultComparison | null {
  if (!yaml.isMapping(at)) {
    const kind = yaml.oneOf(at, ['exact', 'unordered', 'nestedUnordered', 'free'] as const);
    return kind === null ? null : { kind };
  }
  const fields = yaml.fields(at, ['float']);
  const tolerance = fields?.float === undefined ? null : yaml.number(fields.float);
  if (tolerance === null) return null;
  return tolerance > 0 && tolerance < 1
    ? { kind: 'float', tolerance }
    : yaml.complain(at, `Expected a tolerance between 0 and 1, got ${tolerance}.`);
}

/** `booking`, or `{ booking: id }` where a field of the result is what counts. */
function readGiving(yaml: YamlReader, at: YamlValue): Giving | null {
  if (!yaml.isMapping(at)) {
    const pool = yaml.text(at);
    return pool === null ? null : { pool, field: null };
  }
  const entries = yaml.entries(at);
  const [entry] = entries ?? [];
  if (entries?.length !== 1 || entry === undefined)
    return yaml.complain(at, 'Expected a pool, or { pool: field of the result }.');
  const field = yaml.text(entry[1]);
  return field === null ? null : { pool: entry[0], field };
}

/** The type that each pool has. */
function poolsOf(
  params: readonly ConstructorParam[],
  methods: readonly MethodSpec[],
): ReadonlyMap<string, ValueType> {
  const pools = new Map<string, ValueType>();
  for (const param of [...params, ...methods.flatMap((method) => method.params)]) {
    if (param.kind === 'value' && param.pool !== null) pools.set(param.pool, param.type);
  }
  return pools;
}

/** A function is awaited by a method, and a method awaits a function. */
function checkAwaiting(
  yaml: YamlReader,
  at: YamlValue,
  params: readonly ConstructorParam[],
  methods: readonly MethodSpec[],
): void {
  const awaited = params.find((param) => param.kind === 'function' && param.awaited);
  const waiting = methods.find(({ awaits }) => awaits);
  if (awaited !== undefined && waiting === undefined)
    yaml.complain(at, `"${awaited.name}" is awaited, but no method has "awaits: true".`);
  if (waiting !== undefined && awaited === undefined)
    yaml.complain(at, `"${waiting.name}" awaits, but no function has "awaited: true".`);
}

/** What is given has to be what parameters of the pool take. */
function checkGiving(
  yaml: YamlReader,
  at: YamlValue,
  methods: readonly MethodSpec[],
  pools: ReadonlyMap<string, ValueType>,
): void {
  for (const [i, { gives, returns }] of methods.entries()) {
    if (gives === null) continue;
    const where = yaml.list(at)?.[i] ?? at;
    const wanted = pools.get(gives.pool);
    if (wanted === undefined) {
      yaml.complain(
        where,
        `No parameter has the pool "${gives.pool}"; known are ${anyOf([...pools.keys()])}.`,
      );
      continue;
    }
    const whole = returns.kind === 'optional' ? returns.item : returns;
    const given =
      gives.field === null
        ? whole
        : whole.kind === 'record'
          ? whole.fields.find(({ name }) => name === gives.field)?.type
          : undefined;
    if (given === undefined) yaml.complain(where, `The result has no field "${gives.field ?? ''}".`);
    else if (formatType(given) !== formatType(wanted))
      yaml.complain(
        where,
        `The pool "${gives.pool}" holds "${formatType(wanted)}", not "${formatType(given)}".`,
      );
  }
}

function readGrowth(yaml: YamlReader, at: YamlValue): ComponentSpec['growth'] | null {
  const fields = yaml.fields(at, ['perCall', 'calls']);
  if (fields?.perCall === undefined || fields.calls === undefined) return null;
  const perCall = yaml.oneOf(fields.perCall, GROWTH_TARGETS);
  const calls = yaml.integer(fields.calls, 1, MAX_CALLS);
  return perCall === null || calls === null ? null : { perCall, calls };
}

function readConcurrency(
  yaml: YamlReader,
  at: YamlValue,
  pools: readonly string[],
): { readonly concurrency: ConcurrencySpec } | null {
  const fields = yaml.fields(at, ['threads', 'calls'], ['partition']);
  if (fields?.threads === undefined || fields.calls === undefined) return null;
  const threads = readSpan(yaml, fields.threads, 2, 8);
  const calls = readSpan(yaml, fields.calls, 1, 10);
  const partition = fields.partition === undefined ? null : yaml.oneOf(fields.partition, pools);
  if (threads === null || calls === null || (fields.partition !== undefined && partition === null))
    return null;
  return { concurrency: { threads, calls, partition } };
}

function readSpan(
  yaml: YamlReader,
  at: YamlValue,
  least: number,
  most: number,
): readonly [number, number] | null {
  const items = yaml.list(at);
  if (items === null) return null;
  const [from, to] = items.map((item) => yaml.integer(item, least, most));
  if (items.length !== 2) return yaml.complain(at, `Expected [min, max], got ${items.length} items.`);
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return from <= to ? [from, to] : yaml.complain(at, 'The smaller bound comes first.');
}
