/**
 * Sequences and histories as text in no language's syntax: for a terminal, for an author whose model and examples differ,
 * and for what several threads did at once. The same steps as code of a language come from its adapter.
 */
import { show } from '../values/display.ts';
import type { ValueType } from '../values/type.ts';
import type { History, HistoryCall, Linearizability } from './linearizability.ts';
import type { CallOutcome, ComponentSpec, Sequence, Step } from './spec.ts';
import { isCall, methodOf, wireTypeOf } from './spec.ts';
import type { SequenceView, ViewLine } from './view.ts';
import { returnsOf } from './wire.ts';

/** Columns after which the states begin, at most. */
const LEFT_WIDTH = 64;
/** Characters of a state on its line. */
const STATE_WIDTH = 100;

/** `new TokenBucket(capacity = 1)`: with names, since nothing else says what the numbers are. */
export function makeText({ args }: Pick<Sequence, 'args'>, spec: ComponentSpec): string {
  const texts = spec.params.map((param, i) => {
    const text = param.kind === 'function' ? String(args[i]) : show(args[i], wireTypeOf(param));
    return `${param.name} = ${text}`;
  });
  return `new ${spec.name}(${texts.join(', ')})`;
}

/** `allow(2)`, `clock + 5 ms`. */
export function stepText(step: Step, spec: ComponentSpec): string {
  if (!isCall(step)) return step.advance < 0 ? `clock - ${-step.advance} ms` : `clock + ${step.advance} ms`;
  const { name, params } = methodOf(spec, step);
  return `${name}(${params.map(({ type }, i) => show(step.args[i], type)).join(', ')})`;
}

/** An outcome in a few words: `3`, `error INVALID`, `crashed: TypeError: …`; `step` null for the constructor. */
export function outcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string {
  switch (outcome.kind) {
    case 'value': {
      const type: ValueType = returnsOf(step ?? undefined, spec);
      return step === null ? 'made' : show(outcome.value, type);
    }
    case 'refused':
      return `error ${outcome.code}`;
    case 'moved':
      return 'nothing';
    case 'crashed':
      return `crashed: ${[outcome.type, outcome.message].filter((part) => part !== '').join(': ')}`;
    case 'illTyped':
      return outcome.shown;
  }
}

/**
 * The lines of a sequence, calls to the left, the state of a right component after each to the right; up to the wrong one.
 *
 * @param at index of the first wrong step, −1 for the constructor; null where all is right
 */
export function renderSequence(
  view: SequenceView,
  sequence: Sequence,
  spec: ComponentSpec,
  at: number | null,
): string {
  const lines = at === null ? view.lines : view.lines.slice(0, at + 2);
  const left = lines.map((line, i) => {
    const call = line.step === null ? makeText(sequence, spec) : stepText(line.step, spec);
    return call + resultText(line, i - 1 !== at, spec);
  });
  const width = Math.min(LEFT_WIDTH, Math.max(...left.map(({ length }) => length)));
  const rows = lines.map(({ state }, i) => {
    const text = state === null ? '' : clipped(showPlain(JSON.parse(state)));
    return `${(left[i] ?? '').padEnd(width)}  ${text}`.trimEnd();
  });
  return rows.join('\n');
}

function resultText({ step, expected, actual }: ViewLine, right: boolean, spec: ComponentSpec): string {
  const want = outcomeText(expected, step, spec);
  if (!right) return ` -> ${actual === null ? 'nothing' : outcomeText(actual, step, spec)}, expected ${want}`;
  if (expected.kind === 'moved') return '';
  const silent = expected.kind === 'value' && returnsOf(step ?? undefined, spec).kind === 'void';
  return silent ? '' : ` -> ${actual === null ? want : outcomeText(actual, step, spec)}`;
}

/**
 * What threads did, in the order in which the calls began, one column a thread; then what cannot be explained and what would
 * have been right. Empty for a history that is legal.
 */
export function renderHistory(history: History, result: Linearizability, spec: ComponentSpec): string {
  if (result.kind !== 'illegal') return '';
  const calls = [...history.calls.entries()].sort(([, a], [, b]) => a.from - b.from);
  const rows = calls.map(
    ([index, one]) => `${'    '.repeat(one.thread)}${callText(one, spec)}${mark(index, result)}`,
  );
  const before = history.before.map((step) => stepText(step, spec));
  const offending = history.calls[result.offending] as HistoryCall;
  const want = outcomeText(result.expected, offending.call, spec);
  return [
    makeText(history.made, spec),
    ...before,
    ...rows,
    `No order of these calls, one at a time, gives all of these results. The longest that fits has ${result.longest.length} of them; then ${stepText(offending.call, spec)} would give ${want}.`,
  ].join('\n');
}

function callText({ thread, call, outcome, from, to }: HistoryCall, spec: ComponentSpec): string {
  const seen = outcome === null ? 'never came back' : outcomeText(outcome, call, spec);
  const stamps = outcome === null ? `${from}–` : `${from}–${to}`;
  return `[${thread}] ${stepText(call, spec)} -> ${seen}  (${stamps})`;
}

/** The place of a call in the longest order that fits. */
function mark(index: number, { longest, offending }: Extract<Linearizability, { kind: 'illegal' }>): string {
  if (index === offending) return '  wrong';
  const place = longest.indexOf(index);
  return place < 0 ? '' : `  ${place + 1}.`;
}

/** Plain data in short: `{tokens: 2, part: 0}`. */
export function showPlain(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(showPlain).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).map(([name, part]) => `${name}: ${showPlain(part)}`);
    return `{${parts.join(', ')}}`;
  }
  return String(value);
}

function clipped(text: string): string {
  return text.length <= STATE_WIDTH ? text : `${text.slice(0, STATE_WIDTH - 1)}…`;
}
