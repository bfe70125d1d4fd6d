/** Runs the model along a sequence: what every right solution gives, and the state after each call. */
import { outsideDomain } from '../values/domain.ts';
import { FUNCTIONS } from './functions.ts';
import type { AnyComponentModel } from './model.ts';
import { isRefusal } from './model.ts';
import type { Call, CallOutcome, ComponentSpec, MethodSpec, Sequence, Step } from './spec.ts';
import { givenBy, isCall, isRef, methodOf, MOVED, wireTypeOf } from './spec.ts';
import { copyOf, valueOutcome } from './wire.ts';

/** The model breaks the rules of models: the problem is broken, not a solution. */
export class ModelError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ModelError';
  }
}

type Methods = Readonly<Record<string, ((...args: readonly unknown[]) => unknown) | undefined>>;

/** One component of the model, alive. */
export class ModelRun {
  private readonly spec: ComponentSpec;
  private readonly model: AnyComponentModel;
  private readonly checked: boolean;
  private readonly args: readonly unknown[];
  private time: number;
  /** Null where the constructor refused. */
  readonly state: object | null;
  /** What the constructor gave. */
  readonly made: CallOutcome;

  /**
   * @param checked also holds the model to its own promises (a pure or refused call changes nothing); costs two views of
   *   the state a call
   * @param copied the state, where it is not to be created (see `fork`)
   * @throws ModelError
   */
  constructor(
    spec: ComponentSpec,
    model: AnyComponentModel,
    { args, start }: Pick<Sequence, 'args' | 'start'>,
    checked = false,
    copied?: object,
  ) {
    this.spec = spec;
    this.args = args;
    this.model = model;
    this.checked = checked;
    this.time = start;
    const given = (copied === undefined ? spec.params : []).map((param, i) =>
      param.kind === 'function' ? FUNCTIONS[String(args[i])]?.call : copyOf(args[i], wireTypeOf(param)),
    );
    const create = model.create.bind(model) as (...all: readonly unknown[]) => object;
    let state: object | null = null;
    let made: CallOutcome = { kind: 'value', value: undefined };
    try {
      state = copied ?? create({ now: () => this.time }, ...given);
    } catch (error) {
      made = this.refusal(error, 'the constructor', Object.keys(spec.errors));
    }
    this.state = state;
    this.made = made;
  }

  /**
   * Another one in the same state, where the model has a `copy`; else null. The two share the clock of this one, so it is
   * for calls at one instant.
   */
  fork(): ModelRun | null {
    const { state, model, spec } = this;
    if (state === null || model.copy === undefined) return null;
    return new ModelRun(spec, model, { args: this.args, start: this.time }, false, model.copy(state));
  }

  get now(): number {
    return this.time;
  }

  /** The whole state as plain data. */
  show(): unknown {
    return this.state === null ? null : this.model.show(this.state);
  }

  /** A text of the whole state: the same for equal states. @throws ModelError where `show` gives what is no plain data */
  key(): string {
    return JSON.stringify(this.show(), plain);
  }

  /** One step. References have to be resolved. @throws ModelError */
  step(step: Step): CallOutcome {
    if (!isCall(step)) {
      this.time += step.advance;
      return MOVED;
    }
    return this.call(step);
  }

  private call(call: Call): CallOutcome {
    const method = methodOf(this.spec, call);
    const { state } = this;
    if (state === null) throw new ModelError('a component that was not made has no methods');
    const run = (state as Methods)[method.name];
    if (run === undefined) throw new ModelError(`the model has no method "${method.name}"`);
    const before = this.checked ? this.key() : '';
    const args = method.params.map((param, i) => copyOf(call.args[i], param.type));
    let outcome: CallOutcome;
    try {
      outcome = valueOutcome(run.apply(state, args), method.returns);
    } catch (error) {
      outcome = this.refusal(error, method.name, method.errors);
    }
    if (outcome.kind === 'illTyped')
      throw new ModelError(`the model's "${method.name}" gave a wrong type: ${outcome.why}`);
    if (this.checked) this.holdTo(method, outcome, before);
    return outcome;
  }

  private holdTo(method: MethodSpec, outcome: CallOutcome, before: string): void {
    if (!method.pure && outcome.kind !== 'refused') return;
    if (this.key() === before) return;
    const what = method.pure ? 'is pure' : 'refused';
    throw new ModelError(`the model's "${method.name}" ${what}, and its state is another one after it`);
  }

  private refusal(error: unknown, where: string, codes: readonly string[]): CallOutcome {
    if (!isRefusal(error)) {
      const text = error instanceof Error ? error.message : String(error);
      throw new ModelError(`the model threw in ${where}: ${text}`);
    }
    if (!codes.includes(error.code))
      throw new ModelError(
        `the model refuses ${where} with "${error.code}", which the problem does not list`,
      );
    return { kind: 'refused', code: error.code };
  }
}

/** What JSON would drop or make the same as something else makes two states look alike that are not. */
function plain(name: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  const isPlain =
    typeof value === 'number'
      ? Number.isFinite(value)
      : value !== undefined &&
        typeof value !== 'function' &&
        !(value instanceof Map) &&
        !(value instanceof Set);
  if (isPlain) return value;
  const where = name === '' ? '' : ` at "${name}"`;
  throw new ModelError(
    `the model's show gives what is no plain data${where}: numbers, texts, lists and objects are`,
  );
}

/** A sequence without references and what becomes of each step, the constructor's outcome first. */
export interface RunSequence {
  readonly sequence: Sequence;
  readonly outcomes: readonly CallOutcome[];
  /** The state after the constructor and after each step, where it was asked for. */
  readonly states: readonly unknown[];
}

/**
 * Runs a sequence, putting in what references stand for. Null where a reference names a step that gave nothing to its pool,
 * or where what comes out is not valid by the domains.
 * @throws ModelError
 */
export function runSequence(
  spec: ComponentSpec,
  model: AnyComponentModel,
  given: Sequence,
  options: { readonly checked?: boolean; readonly states?: boolean } = {},
): RunSequence | null {
  const run = new ModelRun(spec, model, given, options.checked);
  const outcomes: CallOutcome[] = [run.made];
  const states: unknown[] = options.states === true ? [run.show()] : [];
  const steps: Step[] = [];
  if (run.state === null) {
    // Nothing can be called on what was not made. The steps stay out, so that equal uses have equal texts.
    return { sequence: { ...given, steps }, outcomes, states };
  }
  for (const step of given.steps) {
    const resolved = resolve(spec, step, steps, outcomes);
    if (resolved === null) return null;
    steps.push(resolved);
    outcomes.push(run.step(resolved));
    if (options.states === true) states.push(run.show());
  }
  return { sequence: { ...given, steps }, outcomes, states };
}

function resolve(
  spec: ComponentSpec,
  step: Step,
  before: readonly Step[],
  outcomes: readonly CallOutcome[],
): Step | null {
  if (!isCall(step) || !step.args.some(isRef)) return step;
  const { params } = methodOf(spec, step);
  const args: unknown[] = [];
  for (const [i, param] of params.entries()) {
    const value = step.args[i];
    if (!isRef(value)) {
      args.push(value);
      continue;
    }
    const producer = before[value.ref];
    const given = producer === undefined ? undefined : givenBy(spec, producer, outcomes[value.ref + 1]);
    if (given === undefined || given.pool !== param.pool) return null;
    if (outsideDomain(given.value, param.type, param.domain) !== null) return null;
    args.push(given.value);
  }
  return { method: step.method, args };
}
