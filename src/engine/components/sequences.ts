/**
 * Random sequences of calls, made along the model: what is called next may depend on the state that came of it so far.
 *
 * Each is addressed by seed and index. Swarms after Groce, Zhang, Eide, Chen and Regehr (Swarm Testing, ISSTA 2012): each
 * sequence leaves out half of the methods, since what hides a bug is often a call that sets things right again.
 */
import type { Constant } from '../grading/constants.ts';
import type { Rng } from '../values/rng.ts';
import { makeRng, mixSeed } from '../values/rng.ts';
import { outsideParam, outsideSpec } from './check.ts';
import { drawAdvance, farSteps, stepsAround } from './clockSteps.ts';
import type { AnyComponentModel, Live } from './model.ts';
import { Pools } from './pools.ts';
import { ModelRun } from './run.ts';
import type { Call, ComponentSpec, Sequence, Step } from './spec.ts';
import { isCall, methodOf } from './spec.ts';

/** Swarms of a full run; each is sent with and without calls that only look. */
export const SWARMS = 200;
/** Long sequences after them. */
export const LONG = 20;
const SHORTEST = 5;
const LONGEST = 30;
const LONG_LENGTH = 200;
/** Every so many of them is made with constants of the learner's file. */
const SALTED = 3;
/** Share of constructors that refuse. */
const REFUSING = 0.06;
const DRAWS = 60;
/** Share of the swarms that keep all methods. */
const WHOLE = 0.25;
/** Draws until something changes in a sequence. */
const MOST_STILL = 4;
/** Share of the calls that only look, those after a call that changes something aside. */
const LOOKING = 0.12;
const LAST_PROBES = 4;
/** A time of our days, in milliseconds: 32 bits do not hold it. */
const NOWADAYS = 1_700_000_000_000;

/** Number of random sequences of a run. */
export const RANDOM_SEQUENCES = SWARMS * 2 + LONG;

/** The random sequence of an index below RANDOM_SEQUENCES. */
export function randomSequence(
  spec: ComponentSpec,
  model: AnyComponentModel,
  seed: number,
  index: number,
  constants: readonly Constant[] = [],
): Sequence {
  const swarm = index < SWARMS * 2;
  // Two neighbours are the same sequence: as it is, and without what only looks.
  const number = swarm ? index >> 1 : index - SWARMS * 2;
  const rng = makeRng(mixSeed(seed, swarm ? 21 : 22, number));
  const length = swarm ? rng.int(SHORTEST, LONGEST) : LONG_LENGTH;
  const salt = number % SALTED === SALTED - 1 ? constants : [];
  const sequence = drawSequence(spec, model, rng, length, salt);
  return swarm && index % 2 === 1 ? withoutLooking(spec, model, sequence, rng) : sequence;
}

/** Durations that matter for a component made like this; none where it cannot be made. */
export function spansOf(
  model: AnyComponentModel,
  spec: ComponentSpec,
  args: readonly unknown[],
): readonly number[] {
  if (spec.clock === null || model.spans === undefined) return [];
  const spans = model.spans.bind(model) as (...all: readonly unknown[]) => readonly number[];
  return spans(...args);
}

function drawSequence(
  spec: ComponentSpec,
  model: AnyComponentModel,
  rng: Rng,
  length: number,
  constants: readonly Constant[],
): Sequence {
  const start = spec.clock === null ? 0 : rng.pick([0, 1, rng.int(0, 100_000), NOWADAYS]);
  const made = new Pools(spec, rng, constants);
  const { args, run: first } = drawConstructor(spec, model, rng, made, start, constants.length > 0);
  if (first.state === null) return { args, steps: [], start };
  const empty = first.key();
  for (let draw = 1; ; draw += 1) {
    const run = new ModelRun(spec, model, { args, start });
    const walk = new Walk(spec, model, rng, new Pools(spec, rng, constants), run, args, constants);
    let moved = false;
    while (walk.steps.length < length) {
      walk.go();
      moved ||= walk.steps.length < SHORTEST && run.key() !== empty;
    }
    // Without the one method that puts something in, all others have nothing to do.
    if (moved || run.key() !== empty || draw === MOST_STILL) return { args, steps: walk.steps, start };
  }
}

/** Arguments that the model takes, mostly. @throws Error where it takes none of many */
export function drawConstructor(
  spec: ComponentSpec,
  model: AnyComponentModel,
  rng: Rng,
  pools: Pools,
  start: number,
  salted = false,
): { readonly args: readonly unknown[]; readonly run: ModelRun } {
  const refusing = rng.chance(REFUSING);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    // Half of the draws for a refusal; a component that refuses nothing is made in the other half.
    const wanted = !(refusing && draw < DRAWS / 2);
    const own = !wanted || (salted && rng.chance(0.7)) ? undefined : model.construct?.(rng);
    const args = own ?? spec.params.map((param) => pools.constructorArg(param));
    if (spec.params.some((param, i) => outsideParam(args[i], param) !== null)) continue;
    const run = new ModelRun(spec, model, { args, start });
    if ((run.state !== null) === wanted) return { args, run };
  }
  throw new Error(`no arguments that ${spec.name} takes in ${DRAWS} draws: give the model a construct()`);
}

/** Calls drawn one after another, each made on the model. Keeps half of the methods, as all sequences do. */
export class Walk {
  readonly steps: Step[] = [];
  private readonly spec: ComponentSpec;
  private readonly model: AnyComponentModel;
  private readonly rng: Rng;
  private readonly pools: Pools;
  private readonly run: ModelRun;
  private readonly constants: readonly Constant[];
  /** Indices of the methods of this swarm that change something. */
  readonly kept: readonly number[];
  private readonly looking: readonly number[];
  private readonly spans: readonly number[];
  private readonly far: readonly number[];
  private readonly advances: readonly number[];
  private readonly moves: number;

  constructor(
    spec: ComponentSpec,
    model: AnyComponentModel,
    rng: Rng,
    pools: Pools,
    run: ModelRun,
    args: readonly unknown[],
    constants: readonly Constant[],
  ) {
    this.spec = spec;
    this.model = model;
    this.rng = rng;
    this.pools = pools;
    this.run = run;
    this.constants = constants;
    const indices = spec.methods.map((_method, i) => i);
    this.looking = indices.filter((i) => spec.methods[i]?.pure === true);
    const changing = indices.filter((i) => spec.methods[i]?.pure !== true);
    const all = rng.chance(WHOLE);
    const kept = changing.filter(() => all || rng.chance(0.5));
    if (changing.length > 0 && kept.length === 0) kept.push(rng.pick(changing));
    this.kept = [...kept, ...missingProducers(spec, kept)];
    this.spans = spansOf(model, spec, args);
    this.far = rng.chance(0.3) ? farSteps(this.spans) : [];
    const around = stepsAround(this.spans);
    // Half of the time only a few different steps, again and again: fractions add up, and boundaries are met exactly.
    this.advances = rng.chance(0.5) ? rng.shuffle(around).slice(0, rng.int(1, 3)) : around;
    this.moves = spec.clock === null || rng.chance(0.1) ? 0 : rng.pick([0.15, 0.3, 0.5]);
  }

  /** One more step, and perhaps a look after it. */
  go(): void {
    const { rng, spec } = this;
    if (rng.chance(this.moves)) {
      this.take({ advance: this.advance() });
      return;
    }
    const looks = this.kept.length === 0 || (this.looking.length > 0 && rng.chance(LOOKING));
    const method = rng.pick(looks ? this.looking : this.kept);
    const call = this.draw(method);
    this.take(call);
    if (!methodOf(spec, call).pure && this.looking.length > 0 && rng.chance(0.5)) {
      this.take(this.draw(rng.pick(this.looking)));
    }
  }

  /** A call of a method that fits the state; not made. */
  draw(method: number): Call {
    const { rng, spec, model } = this;
    const { state } = this.run;
    const { name, params } = methodOf(spec, { method, args: [] });
    const live: Live = state === null ? {} : (model.live?.(state) ?? {});
    if (state !== null && params.length > 0 && rng.chance(0.35)) {
      const args = model.suggest?.(state, name, rng) ?? null;
      const call = args === null ? null : { method, args };
      if (
        call !== null &&
        outsideSpec({ args: [], steps: [call], start: 0 }, { ...spec, params: [] }) === null
      )
        return call;
    }
    return { method, args: params.map((param) => this.pools.callArg(param, live)) };
  }

  private advance(): number {
    const { state, now } = this.run;
    const alarms = state === null ? [] : (this.model.alarms?.(state) ?? []);
    const back = this.spec.clock?.back === true;
    const { rng, advances, far, spans, constants } = this;
    return drawAdvance({ rng, now, back, steps: advances, far, spans, alarms, constants });
  }

  private take(step: Step): void {
    this.steps.push(step);
    this.pools.useAll(step);
    this.pools.observe(step, this.run.step(step));
  }
}

/** What takes ids that nobody hands out always misses, so a method that hands them out comes along. */
function missingProducers({ methods }: ComponentSpec, kept: readonly number[]): readonly number[] {
  const taken = new Set(kept.flatMap((i) => methods[i]?.params.flatMap(({ pool }) => pool ?? []) ?? []));
  const given = new Set(kept.map((i) => methods[i]?.gives?.pool));
  return [...methods.entries()].flatMap(([i, { gives }]) =>
    gives !== null && taken.has(gives.pool) && !given.has(gives.pool) ? [i] : [],
  );
}

/** The same without calls that only look, but for some at the end: a wrong getter may set right what it reads. */
function withoutLooking(
  spec: ComponentSpec,
  model: AnyComponentModel,
  sequence: Sequence,
  rng: Rng,
): Sequence {
  const looks = (step: Step): boolean => isCall(step) && methodOf(spec, step).pure;
  const steps = sequence.steps.filter((step) => !looks(step));
  const run = new ModelRun(spec, model, sequence);
  if (run.state === null) return sequence;
  for (const step of steps) run.step(step);
  const live = model.live?.(run.state) ?? {};
  const pools = new Pools(spec, rng, []);
  for (const step of steps) pools.useAll(step);
  const looking = spec.methods.flatMap(({ pure }, i) => (pure ? [i] : []));
  const last = rng
    .shuffle(looking)
    .slice(0, LAST_PROBES)
    .map((method) => ({
      method,
      args: methodOf(spec, { method, args: [] }).params.map((param) => pools.callArg(param, live)),
    }));
  return { ...sequence, steps: [...steps, ...last] };
}
