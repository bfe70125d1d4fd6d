/** A run of a simulator: its parameters, seed and step, and how it is changed, kept and played. */
import type { Parameter, SimulatorModel, Value, Values } from './model.ts';

/** A value that was changed in the middle of a run. */
export interface Change {
  /** It holds from the step after this one. */
  readonly at: number;
  readonly id: string;
  readonly value: Value;
}

/** All that makes a state: whoever has this plays the rest. */
export interface Run {
  readonly seed: number;
  readonly step: number;
  /** At the start. */
  readonly values: Values;
  /** In order of their steps. */
  readonly changes: readonly Change[];
}

/** What a lesson sets; everything that it leaves out is the model's. */
export interface Preset {
  readonly values: Values;
  readonly seed?: number;
  readonly step?: number;
}

/** A run with the state at its step, and the values that hold there. */
export interface Played<S = unknown> {
  readonly run: Run;
  readonly state: S;
  readonly values: Values;
}

export function openingRun(model: SimulatorModel, preset: Preset): Run {
  const defaults = Object.fromEntries(model.parameters.map((one) => [one.id, one.default]));
  return {
    seed: preset.seed ?? 1,
    step: preset.step ?? model.opening,
    values: { ...defaults, ...preset.values },
    changes: [],
  };
}

/** Plays a run from its start. */
export function play(model: SimulatorModel, run: Run): Played {
  let played: Played = startOf(model, run);
  while (played.run.step < run.step) played = stepped(model, played, run.changes);
  return { ...played, run };
}

/** One step more; at the end the same. */
export function advance(model: SimulatorModel, played: Played): Played {
  return played.run.step >= model.end ? played : stepped(model, played, played.run.changes);
}

/** The same run at another step. */
export function seek(model: SimulatorModel, played: Played, step: number): Played {
  const to = Math.min(Math.max(0, Math.round(step)), model.end);
  let at = to < played.run.step ? startOf(model, played.run) : played;
  while (at.run.step < to) at = stepped(model, at, played.run.changes);
  return at;
}

/** With another value of a parameter: played anew up to this step, or from this step on (see `Takes`). */
export function change(model: SimulatorModel, played: Played, id: string, value: Value): Played {
  const parameter = model.parameters.find((one) => one.id === id);
  if (parameter === undefined || !allows(parameter, value)) return played;
  const { run } = played;
  if (parameter.takes === 'anew' || run.step === 0) {
    const values = { ...run.values, [id]: value };
    return play(model, { ...run, values, changes: parameter.takes === 'now' ? [] : run.changes });
  }
  // Later changes, where the run was wound back, were made in another future.
  const before = run.changes.filter((one) => one.at < run.step || (one.at === run.step && one.id !== id));
  const changes = [...before, { at: run.step, id, value }];
  return { ...played, run: { ...run, changes }, values: { ...played.values, [id]: value } };
}

/** The same run with other random numbers. */
export function reseed(model: SimulatorModel, played: Played, seed: number): Played {
  return play(model, { ...played.run, seed });
}

export function allows(parameter: Parameter, value: unknown): value is Value {
  if (parameter.kind === 'choice') return parameter.options.some(({ id }) => id === value);
  if (typeof value !== 'number' || value < parameter.min || value > parameter.max) return false;
  const notches = (value - parameter.min) / parameter.step;
  return Math.abs(notches - Math.round(notches)) < 1e-6;
}

/** A run that was kept, or null where it is none of this model: an update may have changed it. */
export function readRun(model: SimulatorModel, kept: unknown): Run | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { seed, step, values, changes } = kept as Readonly<Record<string, unknown>>;
  const isStep = (one: unknown): one is number =>
    Number.isInteger(one) && Number(one) >= 0 && Number(one) <= model.end;
  if (!Number.isSafeInteger(seed) || !isStep(step) || !Array.isArray(changes)) return null;
  if (typeof values !== 'object' || values === null) return null;
  const held = values as Readonly<Record<string, unknown>>;
  if (Object.keys(held).length !== model.parameters.length) return null;
  if (!model.parameters.every((one) => allows(one, held[one.id]))) return null;
  const fits = (one: unknown): one is Change => {
    if (typeof one !== 'object' || one === null) return false;
    const { at, id, value } = one as Readonly<Record<string, unknown>>;
    const parameter = model.parameters.find((known) => known.id === id);
    return isStep(at) && parameter !== undefined && allows(parameter, value);
  };
  if (!changes.every(fits)) return null;
  if (changes.some((one, i) => one.at < (changes[i - 1]?.at ?? 0))) return null;
  return { seed: seed as number, step, values: values as Values, changes };
}

function startOf(model: SimulatorModel, run: Run): Played {
  const values = changed(run.values, run.changes, 0);
  return { run: { ...run, step: 0 }, state: model.initial(values, run.seed), values };
}

function stepped(model: SimulatorModel, { run, state, values }: Played, changes: readonly Change[]): Played {
  const step = run.step + 1;
  return {
    run: { ...run, step },
    state: model.step(state, values),
    values: changed(values, changes, step),
  };
}

function changed(values: Values, changes: readonly Change[], at: number): Values {
  const due = changes.filter((one) => one.at === at);
  return due.length === 0
    ? values
    : { ...values, ...Object.fromEntries(due.map(({ id, value }) => [id, value])) };
}
