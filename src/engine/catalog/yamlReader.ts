/**
 * Reads YAML by the shape that is wanted. Every method returns the value or, after a complaint with its place, `null`; the
 * caller goes on, so that an author sees all that is wrong at once.
 */
import type { Node, Pair, Scalar } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Complaint } from './complaint.ts';
import { anyOf, nearest } from './complaint.ts';

/** A value in the file. `owner` is the node to point at where the value itself is empty. */
export interface YamlValue {
  readonly node: Node | null;
  readonly offset: number;
}

/** The fields of a mapping that are there. */
export type Fields<K extends string> = Readonly<Partial<Record<K, YamlValue>>> & { readonly self: YamlValue };

export class YamlReader {
  private readonly file: string;
  private readonly lines = new LineCounter();
  private readonly firstLine: number;
  private readonly complaints: Complaint[];
  /** The whole document, or null where it is not YAML. */
  readonly root: YamlValue | null;

  /** @param firstLine line of the file at which `text` begins, for YAML within another file */
  constructor(file: string, text: string, complaints: Complaint[], firstLine = 1) {
    this.file = file;
    this.firstLine = firstLine;
    this.complaints = complaints;
    const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, version: '1.2' });
    for (const error of [...document.errors, ...document.warnings])
      this.complainAt(error.pos[0], `Not YAML as expected: ${error.message}`);
    this.root =
      document.errors.length > 0
        ? null
        : { node: document.contents, offset: document.contents?.range?.[0] ?? 0 };
  }

  complain(at: YamlValue, text: string): null {
    this.complainAt(at.offset, text);
    return null;
  }

  /** Line of the file, from 1. */
  lineOf(at: YamlValue): number {
    return this.lines.linePos(at.offset).line + this.firstLine - 1;
  }

  /** A mapping with the required and some of the optional fields, and no others. */
  fields<R extends string, O extends string = never>(
    at: YamlValue,
    required: readonly R[],
    optional: readonly O[] = [],
  ): Fields<R | O> | null {
    const { node } = at;
    if (!isMap(node))
      return this.complain(at, `Expected fields (${[...required].join(', ')}), got ${kindOf(node)}.`);
    const known: readonly string[] = [...required, ...optional];
    const found: Record<string, YamlValue> = {};
    for (const pair of node.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      const key = keyValue(pair);
      if (!known.includes(name)) {
        const meant = nearest(name, known);
        this.complain(
          key,
          `Unknown field "${name}"${meant === null ? `; known are ${known.join(', ')}` : `; did you mean "${meant}"?`}`,
        );
      } else {
        found[name] = valueOf(pair.value, key.offset);
      }
    }
    const missing = required.filter((name) => found[name] === undefined);
    if (missing.length > 0) this.complain(at, `Missing ${missing.map((name) => `"${name}"`).join(', ')}.`);
    return { ...(found as Partial<Record<R | O, YamlValue>>), self: at };
  }

  /** A mapping with any keys. */
  entries(at: YamlValue): readonly (readonly [string, YamlValue, YamlValue])[] | null {
    if (!isMap(at.node)) return this.complain(at, `Expected fields, got ${kindOf(at.node)}.`);
    return at.node.items.map((pair) => {
      const key = keyValue(pair);
      return [
        isScalar(pair.key) ? String(pair.key.value) : '',
        valueOf(pair.value, key.offset),
        key,
      ] as const;
    });
  }

  list(at: YamlValue): readonly YamlValue[] | null {
    if (!isSeq(at.node)) return this.complain(at, `Expected a list, got ${kindOf(at.node)}.`);
    return at.node.items.map((item) => valueOf(item, at.offset));
  }

  isList(at: YamlValue): boolean {
    return isSeq(at.node);
  }

  isMapping(at: YamlValue): boolean {
    return isMap(at.node);
  }

  /** Whether it is this very text. */
  is(at: YamlValue, text: string): boolean {
    return isScalar(at.node) && at.node.value === text;
  }

  isNull(at: YamlValue): boolean {
    return at.node === null || (isScalar(at.node) && at.node.value === null);
  }

  /** A text that is not empty. */
  text(at: YamlValue): string | null {
    const value = this.scalar(at)?.value;
    if (typeof value !== 'string') {
      return this.complain(
        at,
        `Expected a text, got ${kindOf(at.node)}; put it in quotes if it is meant as one.`,
      );
    }
    return value.trim() === '' ? this.complain(at, 'Expected a text, got an empty one.') : value;
  }

  /** A text that may be empty and keeps its spaces. */
  rawText(at: YamlValue): string | null {
    const value = this.scalar(at)?.value;
    if (typeof value === 'string') return value;
    return this.complain(
      at,
      `Expected a text, got ${kindOf(at.node)}; put it in quotes if it is meant as one.`,
    );
  }

  bool(at: YamlValue): boolean | null {
    const value = this.scalar(at)?.value;
    return typeof value === 'boolean'
      ? value
      : this.complain(at, `Expected true or false, got ${kindOf(at.node)}.`);
  }

  /** A number as JavaScript has them; NaN and infinities are written `.nan`, `.inf`. */
  number(at: YamlValue): number | null {
    const value = this.scalar(at)?.value;
    return typeof value === 'number'
      ? value
      : this.complain(at, `Expected a number, got ${kindOf(at.node)}.`);
  }

  /** A whole number with all its digits, whatever its size; large ones may be written as text. */
  bigint(at: YamlValue): bigint | null {
    const scalar = this.scalar(at);
    const digits = typeof scalar?.value === 'string' ? scalar.value : (scalar?.source ?? '');
    if (!/^[-+]?\d+$/.test(digits))
      return this.complain(at, `Expected a whole number, got ${kindOf(at.node)}.`);
    return BigInt(digits.replace('+', ''));
  }

  integer(at: YamlValue, min: number, max: number): number | null {
    const value = this.scalar(at)?.value;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max) {
      return this.complain(at, `Expected a whole number from ${min} to ${max}, got ${kindOf(at.node)}.`);
    }
    return value;
  }

  oneOf<T extends string>(at: YamlValue, words: readonly T[]): T | null {
    const scalar = this.scalar(at);
    const value = typeof scalar?.value === 'number' ? scalar.source : scalar?.value;
    const found = words.find((word) => word === value);
    return found ?? this.complain(at, `Expected ${anyOf(words)}, got ${kindOf(at.node)}.`);
  }

  /** A list of ids: lower case words joined with hyphens. */
  ids(at: YamlValue): readonly Id[] | null {
    const items = this.list(at);
    return items?.flatMap((item) => this.id(item) ?? []) ?? null;
  }

  id(at: YamlValue): Id | null {
    const value = this.text(at);
    if (value === null) return null;
    return ID.test(value)
      ? { id: value, at }
      : this.complain(
          at,
          `"${value}" is not an id: lower case letters and digits, words joined with hyphens.`,
        );
  }

  private scalar(at: YamlValue): Scalar | null {
    return isScalar(at.node) ? at.node : null;
  }

  private complainAt(offset: number, text: string): void {
    const { line, col } = this.lines.linePos(offset);
    this.complaints.push({
      file: this.file,
      line: Math.max(1, line) + this.firstLine - 1,
      column: Math.max(1, col),
      text,
    });
  }
}

/** An id and where it stands. */
export interface Id {
  readonly id: string;
  readonly at: YamlValue;
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function keyValue(pair: Pair): YamlValue {
  const node = isScalar(pair.key) ? pair.key : null;
  return { node, offset: node?.range?.[0] ?? 0 };
}

function valueOf(value: unknown, fallback: number): YamlValue {
  const node = isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : null;
  return { node, offset: node?.range?.[0] ?? fallback };
}

function kindOf(node: Node | null): string {
  if (node === null || (isScalar(node) && node.value === null)) return 'nothing';
  if (isMap(node)) return 'fields';
  if (isSeq(node)) return 'a list';
  if (isScalar(node)) {
    return typeof node.value === 'string'
      ? JSON.stringify(node.value.slice(0, 60))
      : (node.source ?? String(node.value));
  }
  return 'an alias, which content does not use';
}
