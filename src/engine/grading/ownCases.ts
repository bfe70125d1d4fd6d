/**
 * The learner's own cases: a plain text file beside the solution.
 *
 * ```
 * # Anything after # is a remark.
 * a = [1, 2, 3]
 * k = 4
 * => a = [3, 1, 2]
 *
 * a = []
 * k = 0
 * ```
 *
 * A case is a paragraph with one line a parameter, in any order; lines that begin with => are answers. The answers are
 * for reading: what is right is always asked of the reference, and `fillAnswers` writes it there. Values are written as in
 * JSON; a long may have all its digits.
 */
import type { Signature } from '../catalog/model.ts';
import type { Report } from './report.ts';
import { showOutcome } from '../values/display.ts';
import type { ValueType } from '../values/type.ts';
import { encode, encodeArgs, fromWire, WireError } from '../values/wire.ts';

/** Name of the file, beside the solutions of a problem. */
export const OWN_CASES_FILE = 'cases.txt';

export interface OwnCase {
  /** Line of its first parameter, from 1. */
  readonly line: number;
  /** Line after its last parameter, where an answer goes (from 1, so an index for inserting). */
  readonly answerLine: number;
  /** Answer lines that stand there now. */
  readonly answers: readonly number[];
  /** The arguments on the wire. */
  readonly args: string;
}

/** What is wrong with a line, in words for the learner. */
export interface OwnCaseProblem {
  readonly line: number;
  readonly text: string;
}

export interface OwnCases {
  readonly cases: readonly OwnCase[];
  readonly problems: readonly OwnCaseProblem[];
}

/** Reads a file of cases; a case with a mistake becomes a problem and the others are still read. */
export function parseOwnCases(text: string, signature: Signature): OwnCases {
  const cases: OwnCase[] = [];
  const problems: OwnCaseProblem[] = [];
  for (const paragraph of paragraphsOf(text)) {
    const read = readCase(paragraph, signature);
    if ('text' in read) problems.push(read);
    else cases.push(read);
  }
  return { cases, problems };
}

interface Line {
  readonly number: number;
  readonly text: string;
}

function paragraphsOf(text: string): Line[][] {
  const paragraphs: Line[][] = [[]];
  for (const [i, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.trim();
    if (line === '') paragraphs.push([]);
    else if (!line.startsWith('#')) paragraphs.at(-1)?.push({ number: i + 1, text: line });
  }
  return paragraphs.filter((lines) => lines.some((line) => !line.text.startsWith('=>')));
}

function readCase(lines: readonly Line[], signature: Signature): OwnCase | OwnCaseProblem {
  const values = new Map<string, unknown>();
  const answers: number[] = [];
  let last = lines[0]?.number ?? 1;
  for (const line of lines) {
    if (line.text.startsWith('=>')) {
      answers.push(line.number);
      continue;
    }
    last = line.number;
    const match = /^([A-Za-z_]\w*)\s*=\s*(.+)$/.exec(line.text);
    if (match === null)
      return { line: line.number, text: `Write "name = value", such as "${exampleLine(signature)}".` };
    const [, name = '', value = ''] = match;
    const param = signature.params.find((one) => one.name === name);
    if (param === undefined) {
      return { line: line.number, text: `There is no parameter "${name}"; there ${areNames(signature)}.` };
    }
    if (values.has(name))
      return { line: line.number, text: `"${name}" is given twice. Leave a blank line between cases.` };
    try {
      values.set(name, readValue(value, param.type));
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return { line: line.number, text: `${name}: ${error.message}.` };
    }
  }
  const missing = signature.params.find((param) => !values.has(param.name));
  const first = lines[0]?.number ?? 1;
  if (missing !== undefined) return { line: first, text: `This case has no line for "${missing.name}".` };
  const args = encodeArgs(
    signature.params.map((param) => values.get(param.name)),
    signature,
  );
  return { line: first, answerLine: last + 1, answers, args };
}

function exampleLine(signature: Signature): string {
  return `${signature.params[0]?.name ?? 'a'} = …`;
}

function areNames(signature: Signature): string {
  const names = signature.params.map((param) => `"${param.name}"`);
  return names.length === 1 ? `is ${names[0] ?? ''}` : `are ${names.join(', ')}`;
}

/** @throws WireError in words for the learner */
function readValue(text: string, type: ValueType): unknown {
  let json: unknown;
  try {
    // Whole numbers become texts first, so that 64 bits survive; strings are left alone.
    json = JSON.parse(
      text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?![\d.eE])/g, (part) =>
        part.startsWith('"') ? part : `{"n":"${part}"}`,
      ),
    );
  } catch {
    throw new WireError(
      `"${text.slice(0, 60)}" is not a value; write numbers, "texts", [lists], true, false or null`,
    );
  }
  return fromWire(numbersFor(json, type), type);
}

/** The wire's form of what was written: whole numbers as numbers, or as texts where the type is long. */
function numbersFor(json: unknown, type: ValueType): unknown {
  if (isWhole(json)) {
    if (type.kind === 'long') return json.n;
    return Number(json.n);
  }
  if (!Array.isArray(json)) return json;
  const items = json as readonly unknown[];
  switch (type.kind) {
    case 'array':
    case 'tree':
    case 'list':
      return items.map((item) => numbersFor(item, type.item));
    case 'optional':
      return numbersFor(json, type.item);
    case 'tuple':
      return items.map((item, i) => numbersFor(item, type.items[i] ?? { kind: 'int' }));
    case 'record':
      return items.map((item, i) => numbersFor(item, type.fields[i]?.type ?? { kind: 'int' }));
    case 'map':
      return items.map((entry) =>
        Array.isArray(entry) ? [numbersFor(entry[0], type.key), numbersFor(entry[1], type.value)] : entry,
      );
    case 'randomList':
      return items.map((node) =>
        Array.isArray(node) ? [numbersFor(node[0], type.item), numbersFor(node[1], { kind: 'int' })] : node,
      );
    default:
      return items.map((item) => numbersFor(item, { kind: 'int' }));
  }
}

function isWhole(value: unknown): value is { readonly n: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'n' in value;
}

/** A replacement of whole lines: `remove` lines from `line` on (from 1) go, and `insert` comes in their place. */
export interface LineEdit {
  readonly line: number;
  readonly remove: number;
  readonly insert: readonly string[];
}

/**
 * What is to change in a file of cases so that each has its answer: one outcome a case, in order; null leaves a case as
 * it is. Lines that are right already are not touched. From the last line to the first, so that each may be applied in
 * turn.
 */
export function answerEdits(
  text: string,
  cases: readonly OwnCase[],
  outcomes: readonly (readonly unknown[] | null)[],
  signature: Signature,
): readonly LineEdit[] {
  const lines = text.split(/\r?\n/);
  const edits: LineEdit[] = [];
  for (const [i, one] of cases.entries()) {
    const outcome = outcomes[i];
    if (outcome === null || outcome === undefined) continue;
    const wanted = showOutcome(outcome, signature)
      .split('\n')
      .map((line) => `=> ${line}`);
    const stands = one.answers.every((line, at) => line === one.answerLine + at);
    if (stands) {
      const present = one.answers.map((line) => lines[line - 1]?.trim());
      if (present.length === wanted.length && wanted.every((line, at) => line === present[at])) continue;
      edits.push({ line: one.answerLine, remove: present.length, insert: wanted });
    } else {
      for (const line of one.answers) edits.push({ line, remove: 1, insert: [] });
      edits.push({ line: one.answerLine, remove: 0, insert: wanted });
    }
  }
  // At one line the insertion comes first in the text, so it is applied last.
  return edits.sort((a, b) => b.line - a.line || b.remove - a.remove);
}

/** Writes answers into a file of cases, as `answerEdits` says. Keeps line ends. */
export function fillAnswers(
  text: string,
  cases: readonly OwnCase[],
  outcomes: readonly (readonly unknown[] | null)[],
  signature: Signature,
): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  for (const edit of answerEdits(text, cases, outcomes, signature)) {
    lines.splice(edit.line - 1, edit.remove, ...edit.insert);
  }
  return lines.join(eol);
}

/**
 * Index of the own case at which a full run (or a run of all own cases) failed, in the order of the file; null where it
 * failed elsewhere. Cases whose input is not valid are not run.
 */
export function failedOwnCase(
  report: Pick<Report, 'counterexample' | 'cases' | 'ownAnswers'>,
): number | null {
  if (report.counterexample?.phase !== 'own') return null;
  const run = report.ownAnswers.flatMap((answer, i) => (answer === null ? [] : [i]));
  return run[report.cases.byPhase.own?.passed ?? 0] ?? null;
}

/** A paragraph for a case that is to be kept, such as a counterexample; every value in full, so that it reads back. */
export function formatCase(
  args: readonly unknown[],
  signature: Signature,
  remark: string,
  eol = '\n',
): string {
  const lines = signature.params.map((param, i) => `${param.name} = ${written(args[i], param.type)}`);
  return [`# ${remark}`, ...lines].join(eol);
}

/** A value as `readValue` reads it. */
function written(value: unknown, type: ValueType): string {
  const all = (items: readonly unknown[], one: (item: unknown, i: number) => string): string =>
    `[${items.map(one).join(', ')}]`;
  switch (type.kind) {
    case 'long':
      return String(value);
    case 'optional':
      return value === null || value === undefined ? 'null' : written(value, type.item);
    case 'array':
    case 'tree':
      return all(value as readonly unknown[], (item) => (item === null ? 'null' : written(item, type.item)));
    case 'tuple':
      return all(type.items, (item, i) => written((value as readonly unknown[])[i], item as ValueType));
    case 'record':
      return all(type.fields, (_, i) => {
        const field = type.fields[i];
        if (field === undefined) return 'null';
        return written((value as Readonly<Record<string, unknown>>)[field.name], field.type);
      });
    case 'map':
      return all([...(value as ReadonlyMap<unknown, unknown>)], (entry) => {
        const [key, item] = entry as readonly [unknown, unknown];
        return `[${written(key, type.key)}, ${written(item, type.value)}]`;
      });
    case 'list':
      return Array.isArray(value)
        ? all(value as readonly unknown[], (item) => written(item, type.item))
        : encode(value, type);
    default:
      return encode(value, type);
  }
}

/** The text of a new file. */
export function emptyOwnCases(title: string, signature: Signature): string {
  const names = signature.params.map((param) => `# ${param.name} = …`);
  return [
    `# Your own cases for "${title}": one line a parameter, a blank line between cases.`,
    '# Kode fills in the right answer after => when you grade. Text after # is yours. One case looks like this:',
    '#',
    ...names,
    '',
  ].join('\n');
}
