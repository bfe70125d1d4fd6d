/**
 * Sequences and their outcomes between the engine and a solution's process. To everything that only carries texts a
 * component looks like a function of one sequence, so that plans, builds, runs and limits are those of functions.
 *
 * - A request carries `[[constructor argument, …], [step, …], start]`. A step is `[method index, argument, …]`, or
 *   `[-1, ms]`: the clock goes on. `start` is the time when the component is made. Values are as in values/wire.ts, by their
 *   declared types; a function is its name as a text.
 * - A reply carries `[outcome, …]`: the first is the constructor's, then one for each step:
 *   - `[value]` it returned; `[null]` for void
 *   - `"CODE"` it refused with a code of the problem
 *   - `null` the clock went on
 *   - `{"type","message","line"}` it threw anything else; the last outcome of a reply
 *   - `{"shown","why"}` what it returned is not a value of the declared type; the last, too
 *
 *   A constructor that refuses ends the reply: `["INVALID"]`.
 *
 * What a harness does: read the three parts; keep `start` in a variable that the clock it hands to the constructor reads;
 * make the object; for each step either add to the variable or call the method by index and write down what came. It knows
 * nothing of what is right. Clock and functions are its own few lines in its own language.
 *
 * References. Ids that a component hands out are fixed by each statement of L01 to L26 of the content map ("1, 2, 3 … for
 * successes only"), or can be at no loss; the results that are truly free there (the keys of a table, the transfers that
 * settle debts) are never passed back in. So what the model handed out is what a right solution handed out, and a sequence
 * holds plain values: a harness has no table of results to keep, and a learner reads `cancel(2)` and not a symbol. Where
 * the two differ, the call that handed out the wrong id is the first divergence, and what comes after it does not count.
 * Inside the engine an argument may be `{"ref": index of the step}` in the same place; whoever runs the model puts in what
 * the model gave there (run.ts). Shrinking needs that: without the first booking the second one is number 1. Should a
 * problem ever leave ids free, the seam is here: the same form would go on to the harness.
 */
import { fromWire, parseJson, toWire, typeMismatch, WireError } from '../values/wire.ts';
import type { ValueType } from '../values/type.ts';
import type { CallOutcome, ComponentSpec, Sequence, Step } from './spec.ts';
import { isCall, isRef, methodOf, MOVED, wireTypeOf } from './spec.ts';

/** Index that stands for the clock in place of a method. */
const CLOCK = -1;

/** The arguments of the request: canonical, so that equal sequences have equal texts. */
export function encodeSequence({ args, steps, start }: Sequence, spec: ComponentSpec): string {
  return JSON.stringify([
    spec.params.map((param, i) => toWire(args[i], wireTypeOf(param))),
    steps.map((step) => stepToWire(step, spec)),
    start,
  ]);
}

function stepToWire(step: Step, spec: ComponentSpec): readonly unknown[] {
  if (!isCall(step)) return [CLOCK, step.advance];
  const { params } = methodOf(spec, step);
  const args = params.map((param, i) => {
    const value = step.args[i];
    return isRef(value) ? { ref: value.ref } : toWire(value, param.type);
  });
  return [step.method, ...args];
}

/**
 * The sequence of a text, references included. Types are checked, domains are not (see check.ts).
 * @throws WireError
 */
export function decodeSequence(text: string, spec: ComponentSpec): Sequence {
  const parts = listOf(parseJson(text), 'a sequence');
  const [args, steps, start] = parts;
  if (parts.length !== 3 || typeof start !== 'number')
    throw new WireError('a sequence has arguments, steps and a start');
  const given = listOf(args, 'arguments');
  if (given.length !== spec.params.length) throw new WireError(`expected ${spec.params.length} arguments`);
  return {
    args: spec.params.map((param, i) => fromWire(given[i], wireTypeOf(param))),
    steps: listOf(steps, 'steps').map((step) => stepFromWire(step, spec)),
    start,
  };
}

function stepFromWire(json: unknown, spec: ComponentSpec): Step {
  const [method, ...args] = listOf(json, 'a step');
  if (method === CLOCK) {
    const [advance] = args;
    if (args.length !== 1 || typeof advance !== 'number') throw new WireError('expected [-1, ms]');
    return { advance };
  }
  const known = typeof method === 'number' ? spec.methods[method] : undefined;
  if (known === undefined) throw new WireError(`no method ${JSON.stringify(method)}`);
  if (args.length !== known.params.length)
    throw new WireError(`${known.name} takes ${known.params.length} arguments`);
  return {
    method: method as number,
    args: known.params.map((param, i) => {
      const value = args[i];
      return param.pool !== null && isRef(value) ? { ref: value.ref } : fromWire(value, param.type);
    }),
  };
}

/** The outcomes as a right solution's reply carries them: the constructor's first. */
export function encodeOutcomes(
  outcomes: readonly CallOutcome[],
  { steps }: Sequence,
  spec: ComponentSpec,
): string {
  return JSON.stringify(
    outcomes.map((outcome, i) => outcomeToWire(outcome, i === 0 ? VOID : returnsOf(steps[i - 1], spec))),
  );
}

const VOID: ValueType = { kind: 'void' };

/** The type of what a step gives; void for the clock. */
export function returnsOf(step: Step | undefined, spec: ComponentSpec): ValueType {
  return step === undefined || !isCall(step) ? VOID : methodOf(spec, step).returns;
}

function outcomeToWire(outcome: CallOutcome, type: ValueType): unknown {
  switch (outcome.kind) {
    case 'value':
      return [toWire(outcome.value, type)];
    case 'refused':
      return outcome.code;
    case 'moved':
      return null;
    case 'crashed':
      return { type: outcome.type, message: outcome.message, line: outcome.line };
    case 'illTyped':
      return { shown: outcome.shown, why: outcome.why };
  }
}

/**
 * The outcomes of a reply. It may have fewer than the sequence has steps: after a crash, or where the constructor refused.
 * A value that is not of the declared type is an outcome, not an error.
 * @throws WireError where the text is no reply at all
 */
export function decodeOutcomes(text: string, { steps }: Sequence, spec: ComponentSpec): CallOutcome[] {
  const parts = listOf(parseJson(text), 'outcomes');
  if (parts.length === 0 || parts.length > steps.length + 1)
    throw new WireError(`expected 1 to ${steps.length + 1} outcomes, got ${parts.length}`);
  return parts.map((part, i) => outcomeFromWire(part, i === 0 ? VOID : returnsOf(steps[i - 1], spec)));
}

function outcomeFromWire(json: unknown, type: ValueType): CallOutcome {
  if (json === null) return MOVED;
  if (typeof json === 'string') return { kind: 'refused', code: json };
  if (Array.isArray(json)) {
    if (json.length !== 1) throw new WireError('expected [value]');
    const [part] = json as readonly unknown[];
    try {
      return { kind: 'value', value: fromWire(part, type) };
    } catch (error) {
      if (!(error instanceof WireError)) throw error;
      return { kind: 'illTyped', shown: JSON.stringify(part), why: error.message };
    }
  }
  const record: Partial<Readonly<Record<'why' | 'shown' | 'type' | 'message' | 'line', unknown>>> =
    typeof json === 'object' ? json : {};
  if (typeof record.why === 'string')
    return { kind: 'illTyped', shown: textOf(record.shown), why: record.why };
  if (typeof record.message === 'string') {
    const line = typeof record.line === 'number' ? record.line : 0;
    return { kind: 'crashed', type: textOf(record.type), message: record.message, line };
  }
  throw new WireError(`not an outcome: ${JSON.stringify(json).slice(0, 80)}`);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function listOf(json: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(json)) throw new WireError(`expected ${what}`);
  return json as readonly unknown[];
}

/** A copy that shares nothing with the value, for code that may keep or change what it is given. */
export function copyOf(value: unknown, type: ValueType): unknown {
  return typeof value === 'object' && value !== null ? fromWire(toWire(value, type), type) : value;
}

/** What a JavaScript value is as an outcome: of the declared type and a copy, or a reason why not. */
export function valueOutcome(value: unknown, type: ValueType): CallOutcome {
  const given = value === undefined && type.kind === 'optional' ? null : value;
  if (type.kind === 'void') return { kind: 'value', value: undefined };
  const why = typeMismatch(given, type);
  if (why !== null) return { kind: 'illTyped', shown: String(given), why };
  return { kind: 'value', value: copyOf(given, type) };
}
