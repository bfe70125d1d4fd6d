/** How a type looks in the files of a new problem: its domain, a first value, its TypeScript type, a large input. */
import type { ValueType } from '../values/type.ts';

/** Bounds to start from; an author changes them. */
const NUMBERS = '[-1000000000, 1000000000]';
const LENGTH = '[0, 200000]';

/** Fields of a domain in YAML's flow form, without the braces. */
export function domainText(type: ValueType): string {
  switch (type.kind) {
    case 'int':
    case 'long':
    case 'float':
      return `range: ${NUMBERS}`;
    case 'string':
    case 'text':
      return `length: ${LENGTH}, alphabet: "abc"`;
    case 'array':
    case 'list':
    case 'randomList':
    case 'tree':
      return `length: ${LENGTH}${braced('items', type.item)}`;
    case 'optional':
      return domainText(type.item);
    case 'tuple':
      return `parts: [${type.items.map((item) => `{ ${domainText(item)} }`).join(', ')}]`;
    case 'record':
      return `parts: { ${type.fields.map(({ name, type: own }) => `${name}: { ${domainText(own)} }`).join(', ')} }`;
    case 'map':
      return `length: ${LENGTH}${braced('keys', type.key)}${braced('values', type.value)}`;
    default:
      return '';
  }
}

function braced(field: string, type: ValueType): string {
  const text = domainText(type);
  return text === '' ? '' : `, ${field}: { ${text} }`;
}

/** A small value in YAML's flow form, or an even smaller one. */
export function exampleText(type: ValueType, empty: boolean): string {
  switch (type.kind) {
    case 'int':
    case 'long':
      return empty ? '0' : '2';
    case 'float':
      return empty ? '0' : '2.5';
    case 'bool':
      return empty ? 'false' : 'true';
    case 'string':
    case 'text':
      return empty ? '""' : 'ab';
    case 'array':
    case 'list':
    case 'tree':
      return empty ? '[]' : `[${exampleText(type.item, false)}, ${exampleText(type.item, true)}]`;
    case 'randomList':
      return empty ? '[]' : `[[${exampleText(type.item, false)}, null]]`;
    case 'optional':
      return empty ? 'null' : exampleText(type.item, false);
    case 'tuple':
      return `[${type.items.map((item) => exampleText(item, empty)).join(', ')}]`;
    case 'record':
      return `{ ${type.fields.map(({ name, type: own }) => `${name}: ${exampleText(own, empty)}`).join(', ')} }`;
    case 'map':
      return empty ? '{}' : `{ ${exampleText(type.key, false)}: ${exampleText(type.value, false)} }`;
    case 'void':
      return 'null';
  }
}

/** The type of the engine's values, for the reference. */
export function engineType(type: ValueType): string {
  switch (type.kind) {
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
    case 'void':
      return 'void';
    case 'array':
    case 'list':
      return `${inList(engineType(type.item))}[]`;
    case 'tree':
      return `(${engineType(type.item)} | null)[]`;
    case 'randomList':
      return `[${engineType(type.item)}, number | null][]`;
    case 'optional':
      return `${engineType(type.item)} | null`;
    case 'map':
      return `Map<${engineType(type.key)}, ${engineType(type.value)}>`;
    case 'tuple':
      return `[${type.items.map(engineType).join(', ')}]`;
    case 'record':
      return `{ ${type.fields.map(({ name, type: own }) => `${name}: ${engineType(own)}`).join('; ')} }`;
  }
}

function inList(type: string): string {
  return type.includes(' | ') ? `(${type})` : type;
}

/** A recipe of size n. */
export function largeText(type: ValueType): string {
  const letters = type.kind === 'string' || type.kind === 'text';
  if (letters) return "recipe.letters(n, 'abc', rng.seed())";
  const numbers =
    (type.kind === 'array' || type.kind === 'list' || type.kind === 'tree') && isNumber(type.item);
  if (numbers) return 'recipe.ints(n, -1e9, 1e9, rng.seed())';
  return `recipe.value(${literal(type)})`;
}

function isNumber({ kind }: ValueType): boolean {
  return kind === 'int' || kind === 'long' || kind === 'float';
}

function literal(type: ValueType): string {
  if (isNumber(type)) return type.kind === 'long' && !type.safe ? '2n' : '2';
  if (type.kind === 'bool') return 'true';
  if (type.kind === 'map') return 'new Map()';
  return type.kind === 'optional' ? 'null' : '[]';
}
