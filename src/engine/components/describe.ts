/**
 * A sequence as a learner reads it: each call with what it gave, what it had to give, and the state of a right component
 * after it. Plain data, so that a language adapter writes the calls as its own code and a webview draws the states; and one
 * rendering as text for the terminal.
 */
import { show } from '../values/display.ts';
import type { ValueType } from '../values/type.ts';
import type { Accept, Divergence } from './compareSequence.ts';
import { firstDivergence } from './compareSequence.ts';
import type { AnyComponentModel } from './model.ts';
import { ModelError, runSequence } from './run.ts';
import type { CallOutcome, ComponentSpec, Sequence } from './spec.ts';
import { isCall, methodOf, wireTypeOf } from './spec.ts';
import { returnsOf } from './wire.ts';

/** An argument with what is needed to write it in any language. */
export interface DescribedArgument {
  readonly name: string;
  readonly type: ValueType;
  readonly value: unknown;
  /** Set for a function: `value` is its name. */
  readonly isFunction: boolean;
}

export interface DescribedLine {
  /** Index of the step; −1 for the constructor. */
  readonly at: number;
  readonly what:
    | { readonly kind: 'constructor'; readonly args: readonly DescribedArgument[] }
    | { readonly kind: 'call'; readonly method: string; readonly args: readonly DescribedArgument[] }
    | { readonly kind: 'advance'; readonly ms: number };
  /** Type of what a call gives; void for the others. */
  readonly returns: ValueType;
  readonly expected: CallOutcome;
  /** Null after the first wrong line, and where the reply ended before. */
  readonly actual: CallOutcome | null;
  /** False for the first wrong line, and for none before it. */
  readonly right: boolean;
  /** State of a right component after this line, as the model shows it; null where it was not made. */
  readonly state: unknown;
  /** The clock after this line; null for a component without one. */
  readonly now: number | null;
}

export interface DescribedSequence {
  readonly component: string;
  /** Up to the first wrong line; all of them where there is none. */
  readonly lines: readonly DescribedLine[];
  readonly divergence: Divergence | null;
}

/**
 * Puts a sequence and the outcomes of a solution side by side.
 * @throws ModelError
 */
export function describeSequence(
  spec: ComponentSpec,
  model: AnyComponentModel,
  sequence: Sequence,
  got: readonly CallOutcome[],
  accept: Accept,
): DescribedSequence {
  const run = runSequence(spec, model, sequence, { states: true });
  if (run === null) throw new ModelError('a sequence that is not valid cannot be shown');
  const { outcomes, states } = run;
  const divergence = firstDivergence(spec, run.sequence, outcomes, got, accept);
  const last = divergence?.at ?? outcomes.length - 2;
  const lines: DescribedLine[] = [];
  let now = sequence.start;
  for (let at = -1; at <= last; at += 1) {
    const step = run.sequence.steps[at];
    if (step !== undefined && !isCall(step)) now += step.advance;
    lines.push({
      at,
      what: whatOf(spec, run.sequence, at),
      returns: returnsOf(step, spec),
      expected: outcomes[at + 1] as CallOutcome,
      actual: got[at + 1] ?? null,
      right: divergence?.at !== at,
      state: states[at + 1] ?? null,
      now: spec.clock === null ? null : now,
    });
  }
  return { component: spec.name, lines, divergence };
}

function whatOf(spec: ComponentSpec, { args, steps }: Sequence, at: number): DescribedLine['what'] {
  const step = steps[at];
  if (step === undefined) {
    const described = spec.params.map((param, i) => ({
      name: param.name,
      type: wireTypeOf(param),
      value: args[i],
      isFunction: param.kind === 'function',
    }));
    return { kind: 'constructor', args: described };
  }
  if (!isCall(step)) return { kind: 'advance', ms: step.advance };
  const { name, params } = methodOf(spec, step);
  const described = params.map((param, i) => ({
    name: param.name,
    type: param.type,
    value: step.args[i],
    isFunction: false,
  }));
  return { kind: 'call', method: name, args: described };
}

/** Columns after which the states begin, at most. */
const LEFT_WIDTH = 64;
/** Characters of a state on its line. */
const STATE_WIDTH = 100;

/** The lines as text, in no language's syntax: calls to the left, states to the right. */
export function renderSequence({ component, lines, divergence }: DescribedSequence): string {
  const left = lines.map((line) => callText(component, line) + resultText(line));
  const width = Math.min(LEFT_WIDTH, Math.max(...left.map(({ length }) => length)));
  const text = lines.map((line, i) => {
    const state = line.state === null ? '' : clipped(showPlain(line.state));
    return `${(left[i] ?? '').padEnd(width)}  ${state}`.trimEnd();
  });
  const why = divergence?.why ?? null;
  if (why !== null) text.push(why);
  return text.join('\n');
}

function callText(component: string, { what }: DescribedLine): string {
  switch (what.kind) {
    case 'constructor':
      return `new ${component}(${argsText(what.args, true)})`;
    case 'advance':
      return what.ms < 0 ? `clock - ${-what.ms} ms` : `clock + ${what.ms} ms`;
    case 'call':
      return `${what.method}(${argsText(what.args)})`;
  }
}

/** @param named with the names of the parameters, where the method does not say what they are */
function argsText(args: readonly DescribedArgument[], named = false): string {
  const texts = args.map(({ name, value, type, isFunction }) => {
    const text = isFunction ? String(value) : show(value, type);
    return named ? `${name} = ${text}` : text;
  });
  return texts.join(', ');
}

function resultText({ what, expected, actual, right, returns }: DescribedLine): string {
  if (right) {
    const nothing = expected.kind === 'moved' || (expected.kind === 'value' && returns.kind === 'void');
    return nothing ? '' : ` -> ${outcomeText(actual ?? expected, returns, what.kind)}`;
  }
  const got = actual === null ? 'nothing' : outcomeText(actual, returns, what.kind);
  return ` -> ${got}, expected ${outcomeText(expected, returns, what.kind)}`;
}

/** An outcome in a few words: `3`, `error INVALID`, `crashed: TypeError: …`. */
export function outcomeText(
  outcome: CallOutcome,
  type: ValueType,
  what: DescribedLine['what']['kind'] = 'call',
): string {
  switch (outcome.kind) {
    case 'value':
      return what === 'constructor' ? 'made' : show(outcome.value, type);
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
