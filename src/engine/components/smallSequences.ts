/** Every short sequence over two keys and the smallest constructor arguments, up to a bound. */
import { makeRng } from '../values/rng.ts';
import { outsideSpec } from './check.ts';
import { fewSteps } from './clockSteps.ts';
import type { AnyComponentModel } from './model.ts';
import { ModelRun } from './run.ts';
import type { Call, ComponentSpec, MethodSpec, Sequence, Step } from './spec.ts';
import { isCall } from './spec.ts';
import { spansOf } from './sequences.ts';

/** Sequences of this phase. */
const MOST = 1_500;
/** Ways of making the component. */
const MOST_MADE = 6;
const LONGEST = 3;
/** Of those that there is room for. */
const PROMISING = 0.7;
/** Values of one parameter that are combined. */
const VALUES = 2;
const CALLS_OF_METHOD = 5;
const ADVANCES = 4;
const PROBES = 6;

/**
 * In shortlex order for each way of making the component: calls that change something and steps of the clock are
 * combined, and after them come calls that only look. Where the bound leaves no room for all of the longest, the most
 * promising ones and some others are taken, the same ones each time.
 */
export function smallSequences(spec: ComponentSpec, model: AnyComponentModel): readonly Sequence[] {
  const made = product(
    spec.params.map((param) => (param.kind === 'function' ? param.choices : param.small)),
    MOST_MADE * 4,
  );
  const refused: Sequence[] = [];
  const accepted: (readonly unknown[])[] = [];
  for (const args of made) {
    const sequence = { args, steps: [], start: 0 };
    if (outsideSpec(sequence, spec) !== null) continue;
    if (new ModelRun(spec, model, sequence).state === null) refused.push(sequence);
    else accepted.push(args);
  }
  const taken = accepted.slice(0, MOST_MADE);
  const room = Math.floor(MOST / Math.max(1, taken.length));
  const found = taken.flatMap((args) => sequencesOn(args, spec, model, room));
  return [...refused.slice(0, MOST_MADE), ...found];
}

function sequencesOn(
  args: readonly unknown[],
  spec: ComponentSpec,
  model: AnyComponentModel,
  room: number,
): readonly Sequence[] {
  const changing = spec.methods.flatMap((method, i) =>
    method.pure ? [] : callsOf(method, i, CALLS_OF_METHOD),
  );
  const advances =
    spec.clock === null ? [] : fewSteps(spansOf(model, spec, args), ADVANCES).map((advance) => ({ advance }));
  const looking = interleaved(
    spec.methods.map((method, i) => (method.pure ? callsOf(method, i, VALUES) : [])),
  ).slice(0, PROBES);
  const letters: readonly Step[] = [...changing, ...advances];
  const found: Step[][] = [[]];
  let layer: Step[][] = [[]];
  for (let length = 1; length <= LONGEST; length += 1) {
    layer = layer.flatMap((steps) => letters.map((step) => [...steps, step]));
    const left = room - found.length;
    // Half of the room is kept for the longest, in which the most can happen.
    found.push(...chosen(layer, length < LONGEST ? Math.max(left >> 1, letters.length) : left));
  }
  return found
    .map((steps) => ({ args, steps: [...steps, ...looking], start: 0 }))
    .filter((one) => outsideSpec(one, spec) === null);
}

/** All of them where they fit; else mostly the most promising ones, and some of the others. */
function chosen(layer: readonly Step[][], room: number): readonly Step[][] {
  if (layer.length <= room) return layer;
  const dull = layer.map((steps, i) => ({ i, dullness: dullnessOf(steps) }));
  // The order within equal ones is drawn, so that no period of the list shows.
  const order = makeRng(layer.length).shuffle(dull);
  order.sort((a, b) => a.dullness - b.dullness);
  const best = order.slice(0, Math.ceil(room * PROMISING));
  const others = makeRng(room)
    .shuffle(order.slice(best.length))
    .slice(0, room - best.length);
  return [...best, ...others].sort((a, b) => a.i - b.i).map(({ i }) => layer[i] as Step[]);
}

/** Little happens where nothing was called before the clock goes on, and where all calls are alike. */
function dullnessOf(steps: readonly Step[]): number {
  const kinds = steps.map((step) => (isCall(step) ? step.method : -1));
  const waits = kinds.filter((kind) => kind < 0).length;
  return (kinds[0] === -1 ? 3 : 0) + (waits > 1 ? 1 : 0) - new Set(kinds).size;
}

function callsOf(method: MethodSpec, index: number, most: number): readonly Call[] {
  const values = method.params.map(({ small }) => small.slice(0, VALUES));
  return product(values, most).map((args) => ({ method: index, args }));
}

/** First of each list, then the second of each. */
function interleaved<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat();
}

/** Combinations of one value of each list, those of early values first; at most so many. */
function product(lists: readonly (readonly unknown[])[], most: number): readonly (readonly unknown[])[] {
  let combined: { readonly values: readonly unknown[]; readonly weight: number }[] = [
    { values: [], weight: 0 },
  ];
  for (const list of lists) {
    combined = combined.flatMap(({ values, weight }) =>
      list.map((value, i) => ({ values: [...values, value], weight: weight + i })),
    );
    combined.sort((a, b) => a.weight - b.weight);
    combined = combined.slice(0, most * 4);
  }
  return combined.slice(0, most).map(({ values }) => values);
}
