/**
 * The progress log as text: reading it piece by piece as it grows, and what follows from it for every item.
 *
 * A file that two windows append to is read by both while it grows, so the reader takes pieces cut anywhere. Whatever it
 * cannot read stays in the file and is only counted.
 */
import { isLanguageId } from '../languages/ids.ts';
import { VERDICTS } from '../grading/report.ts';
import type { AnswerResults, ItemState, ProgressEvent } from './log.ts';

/** A line longer than this is not ours: it is dropped rather than kept in memory. */
const LINE_LIMIT = 64 * 1024;

/** Lines of the log that were skipped, and why. */
export interface Skipped {
  /** Not JSON, or not an event: a line torn by a crash, an edit by hand. */
  readonly unreadable: number;
  /** Written by a newer version of Kode. */
  readonly newer: number;
}

/** An event as one line of the log, with its line end. JSON has no raw line ends, so an event never spans lines. */
export function lineOf(event: ProgressEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** What a line says: an event, nothing (blank), or why it is skipped. */
export function readLine(line: string): ProgressEvent | 'blank' | 'unreadable' | 'newer' {
  const text = line.trim();
  if (text === '') return 'blank';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'unreadable';
  }
  if (typeof value !== 'object' || value === null || !('v' in value)) return 'unreadable';
  if (typeof value.v === 'number' && value.v > 1) return 'newer';
  if (isEvent(value)) return value;
  // A type that this version does not know, in a line that is otherwise ours, was written by a later 1.x.
  return value.v === 1 && 'type' in value && !KNOWN_TYPES.has(value.type) ? 'newer' : 'unreadable';
}

const KNOWN_TYPES: ReadonlySet<unknown> = new Set<ProgressEvent['type']>([
  'attempt',
  'read',
  'scaffolded',
  'answered',
  'estimated',
]);

function isEvent(value: object): value is ProgressEvent {
  const event = value as Readonly<Record<string, unknown>>;
  if (event['v'] !== 1 || typeof event['at'] !== 'string' || typeof event['item'] !== 'string') return false;
  switch (event['type']) {
    case 'read':
      return typeof event['read'] === 'boolean';
    case 'answered':
      return typeof event['question'] === 'string' && typeof event['right'] === 'boolean';
    case 'estimated':
      return typeof event['score'] === 'number' && typeof event['passed'] === 'boolean';
    case 'scaffolded':
      return isLanguageId(event['language']);
    case 'attempt':
      return isLanguageId(event['language']) && (VERDICTS as readonly unknown[]).includes(event['verdict']);
    default:
      return false;
  }
}

/** Reads a log from its start, piece by piece, and knows the state of every item so far. */
export class History {
  private readonly known = new Map<string, ItemState>();
  private readonly results = new Map<string, Map<string, boolean>>();
  /** Text after the last line end: a line that is still being written, or a torn one. */
  private rest = '';
  private dropping = false;
  private unreadable = 0;
  private newer = 0;

  /** Takes the next piece of the file. */
  add(piece: string): void {
    let from = 0;
    for (let end = piece.indexOf('\n'); end !== -1; end = piece.indexOf('\n', from)) {
      this.takeLine(this.rest + piece.slice(from, end));
      this.rest = '';
      this.dropping = false;
      from = end + 1;
    }
    if (!this.dropping) this.rest += piece.slice(from);
    if (this.rest.length > LINE_LIMIT) {
      this.rest = '';
      this.dropping = true;
      this.unreadable += 1;
    }
  }

  /**
   * The state of every item that the log mentions. A last line without a line end counts if it is whole: only its line
   * end was lost.
   */
  states(): ReadonlyMap<string, ItemState> {
    const states = new Map(this.known);
    const last = readLine(this.rest);
    if (typeof last === 'object') apply(states, last);
    return states;
  }

  /** How the questions of each lesson were answered; a last line without a line end counts as in `states`. */
  answers(): ReadonlyMap<string, AnswerResults> {
    const results = new Map([...this.results].map(([item, one]) => [item, new Map(one)]));
    const last = readLine(this.rest);
    if (typeof last === 'object') note(results, last);
    return results;
  }

  get skipped(): Skipped {
    return { unreadable: this.unreadable, newer: this.newer };
  }

  private takeLine(line: string): void {
    if (this.dropping) return;
    if (line.length > LINE_LIMIT) {
      this.unreadable += 1;
      return;
    }
    const event = readLine(line);
    if (typeof event === 'object') {
      apply(this.known, event);
      note(this.results, event);
    } else if (event === 'newer') this.newer += 1;
    else if (event === 'unreadable') this.unreadable += 1;
  }
}

/** What was right once stays right: who tries again with other numbers loses nothing. */
function note(results: Map<string, Map<string, boolean>>, event: ProgressEvent): void {
  if (event.type !== 'answered') return;
  const { item, question, right } = event;
  const ofItem = results.get(item) ?? new Map<string, boolean>();
  ofItem.set(question, right || ofItem.get(question) === true);
  results.set(item, ofItem);
}

/** A problem once solved stays solved; a lesson is what was said of it last, whatever was answered in it. */
function apply(states: Map<string, ItemState>, event: ProgressEvent): void {
  if (event.type === 'answered') return;
  if (event.type === 'read') {
    if (event.read) states.set(event.item, 'done');
    else states.delete(event.item);
    return;
  }
  if (event.type === 'estimated' && event.passed) states.set(event.item, 'done');
  else if (event.type === 'attempt' && event.verdict === 'accepted') states.set(event.item, 'done');
  else if (event.type === 'attempt' && event.verdict === 'not-graded') return;
  else if (states.get(event.item) !== 'done') states.set(event.item, 'tried');
}

/** Whether nothing has another state. */
export function sameStates(a: ReadonlyMap<string, ItemState>, b: ReadonlyMap<string, ItemState>): boolean {
  return a.size === b.size && [...a].every(([id, state]) => b.get(id) === state);
}
