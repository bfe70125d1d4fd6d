/**
 * What a simulator is: a model of this form, and a view that draws its state (src/webview/simulators). A model is pure:
 * the same parameters, seed and number of steps give the same state on every machine, so a run is kept as these three,
 * and tests need no clock. How to write one: docs/simulators.md.
 */

/** A number on a slider. */
export interface Slider {
  readonly kind: 'slider';
  readonly id: string;
  readonly label: string;
  /** Said after the number: `s`, `a second`, `%`; empty where the label says all. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly default: number;
  readonly takes: Takes;
}

/** One of a few words. */
export interface Choice {
  readonly kind: 'choice';
  readonly id: string;
  readonly label: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly default: string;
  readonly takes: Takes;
}

/**
 * What a change in the middle of a run does. `anew`: the run is played from its start under the new value, to the step
 * where it stands, so that two values are compared at the same moment. `now`: it holds from this step on, as when a
 * server dies; what was before stays.
 */
export type Takes = 'anew' | 'now';

export type Parameter = Slider | Choice;

export type Value = number | string;
export type Values = Readonly<Record<string, Value>>;

/** The values of parameters that are declared `as const`: numbers for sliders, the ids of its options for a choice. */
export type ValuesOf<P extends readonly Parameter[]> = {
  readonly [One in P[number] as One['id']]: One extends {
    readonly kind: 'choice';
    readonly options: readonly { readonly id: infer Option }[];
  }
    ? Option
    : number;
};

/** A number that stands beside the picture, with its unit. */
export interface Figure {
  readonly label: string;
  readonly value: string;
}

/** What the picture shows, in words and numbers. The first cell of a row is its heading. */
export interface Table {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Those of the columns that hold words: they stand left, numbers right. */
  readonly words?: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface SimulatorModel<S = unknown, V extends Values = Values> {
  /** As in the lesson's text: `sim-rate-limiters`. */
  readonly id: string;
  readonly title: string;
  readonly parameters: readonly Parameter[];
  /**
   * The last step; a run stops there. One without an end of its own names the step at which it is long enough: a run is
   * played again from its start at a reload, so this has to take a blink (1,000 steps, 100,000 events).
   */
  readonly end: number;
  /** The step that is shown first, unless the lesson says another: something has happened by then. */
  readonly opening: number;
  /** Milliseconds that a step takes at speed 1. */
  readonly pace: number;
  /** What a step stands for, as it is said on the slider of time: `12 s`. */
  clock(step: number): string;
  /** Whether another seed gives another run. */
  draws(values: V): boolean;
  initial(values: V, seed: number): S;
  /** The state after one step more; the given one stays as it is. */
  step(state: S, values: V): S;
  /** One sentence: what the picture shows now. It stands below it, and is read out when the run stops. */
  sentence(state: S, values: V): string;
  /** Three to six numbers. */
  numbers(state: S, values: V): readonly Figure[];
  table(state: S, values: V): Table;
}
