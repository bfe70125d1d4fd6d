/** Every short sequence over two keys and the smallest constructor arguments, up to a bound. */
import { makeRng } from '../values/rng.ts';
import { outsideSpec } from './check.ts';
import { fewSteps } from './clockSteps.ts';
import type { AnyComponentModel } from './model.ts';
import { ModelRun } from './run.ts';
import type { Call, ComponentSpec, MethodSpec, Sequence, Step } from './spec.ts';
import { spansOf } from './sequences.ts';

/** Sequences of this phase. */
const MOST = 1_000;
/** Ways of making the component. */
const MOST_MADE = 6;
const LONGEST = 3;
/** Values of one parameter that are combined. */
const VALUES = 2;
const CALLS_OF_METHOD = 5;
const ADVANCES = 4;
const PROBES = 6;

/**
 * In shortlex order for each way of making the component: calls that change something and steps of the clock are
 * combined, and after them come calls that only look. Where the bound leaves no room for all of the longest, every so
 * many of them are taken, the same ones each time.
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
  const chosen = accepted.slice(0, MOST_MADE);
  const room = Math.floor(MOST / Math.max(1, chosen.length));
  const found = chosen.flatMap((args) => sequencesOn(args, spec, model, room));
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
    if (layer.length <= left) found.push(...layer);
    else found.push(...spread(layer, left));
  }
  return found
    .map((steps) => ({ args, steps: [...steps, ...looking], start: 0 }))
    .filter((one) => outsideSpec(one, spec) === null);
}

/** So many of the items, in no pattern that a period of the list could share. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (count <= 0) return [];
  const order = makeRng(items.length).shuffle(items.map((_item, i) => i));
  return order
    .slice(0, count)
    .sort((a, b) => a - b)
    .map((i) => items[i] as T);
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
