/**
 * Draws the arguments of calls: few keys, so that calls meet; often one that was used just now or that exists; small values
 * and constants of the learner's file more often than any others.
 */
import type { Constant } from '../grading/constants.ts';
import { outsideDomain } from '../values/domain.ts';
import { drawValue } from '../values/draw.ts';
import type { Rng } from '../values/rng.ts';
import type { Live } from './model.ts';
import type { CallOutcome, ComponentSpec, ConstructorParam, Step, ValueParam } from './spec.ts';
import { givenBy, isCall, methodOf } from './spec.ts';

const RECENT = 3;
/** Most items of a sequence or letters of a text in an argument. */
const SIZE = 6;
/** Numbers of keys of a sequence. */
const POOL_VALUES = [1, 2, 2, 3, 3, 4, 5] as const;

/** The values of one sequence. */
export class Pools {
  private readonly rng: Rng;
  private readonly spec: ComponentSpec;
  private readonly constants: readonly Constant[];
  private readonly keys = new Map<string, unknown[]>();
  private readonly recent = new Map<string, unknown[]>();
  private readonly given = new Map<string, unknown[]>();

  /** @param constants whole numbers of the learner's file, to be mixed in; none where empty */
  constructor(spec: ComponentSpec, rng: Rng, constants: readonly Constant[]) {
    this.spec = spec;
    this.rng = rng;
    this.constants = constants;
  }

  /** An argument of the constructor. */
  constructorArg(param: ConstructorParam): unknown {
    return param.kind === 'function' ? this.rng.pick(param.choices) : this.value(param, 0.5);
  }

  /** An argument of a call; `live` are the values that exist in the model. */
  callArg(param: ValueParam, live: Live): unknown {
    if (param.pool === null) return this.value(param, 0.4);
    const { rng } = this;
    const chosen = this.fromPool(param, param.pool, live);
    const value = outsideDomain(chosen, param.type, param.domain) === null ? chosen : rng.pick(param.small);
    this.use(param.pool, value);
    return value;
  }

  /** Takes notice of what a step gave. */
  observe(step: Step, outcome: CallOutcome): void {
    const given = givenBy(this.spec, step, outcome);
    if (given !== undefined) this.given.set(given.pool, [...(this.given.get(given.pool) ?? []), given.value]);
  }

  /** Takes notice of the values of a call whose arguments came from elsewhere. */
  useAll(step: Step): void {
    if (!isCall(step)) return;
    for (const [i, { pool }] of methodOf(this.spec, step).params.entries()) {
      if (pool !== null) this.use(pool, step.args[i]);
    }
  }

  private use(pool: string, value: unknown): void {
    const before = (this.recent.get(pool) ?? []).filter((one) => one !== value);
    this.recent.set(pool, [value, ...before].slice(0, RECENT));
  }

  private fromPool(param: ValueParam, pool: string, live: Live): unknown {
    const { rng } = this;
    const recent = this.recent.get(pool) ?? [];
    const living = live[pool] ?? [];
    const given = this.given.get(pool) ?? [];
    if (recent.length > 0 && rng.chance(0.25)) return rng.pick(recent);
    if (living.length > 0 && rng.chance(0.3)) return rng.pick(living);
    // What was handed out and is used up by now: cancelled bookings, expired tickets.
    if (given.length > 0 && rng.chance(0.5)) return rng.pick(given);
    let keys = this.keys.get(pool);
    if (keys === undefined) {
      const some = rng.pick(POOL_VALUES);
      const small = rng.shuffle(param.small);
      keys = Array.from({ length: some }, (_, i) =>
        i < small.length && rng.chance(0.7) ? small[i] : this.value(param, 0.2),
      );
      this.keys.set(pool, keys);
    }
    return rng.pick(keys);
  }

  private value(param: ValueParam, small: number): unknown {
    const { rng, constants } = this;
    if (constants.length > 0 && param.domain.kind === 'number' && rng.chance(0.4)) {
      // `-999999` stands in a file as a sign and a number.
      const constant = BigInt(rng.pick(constants)) * (rng.chance(0.25) ? -1n : 1n);
      const near = constant + BigInt(rng.int(-1, 1));
      const value = param.type.kind === 'long' && !param.type.safe ? near : Number(near);
      if (outsideDomain(value, param.type, param.domain) === null) return value;
    }
    if (param.small.length > 0 && rng.chance(small)) return rng.pick(param.small);
    return drawValue(param.type, param.domain, rng, SIZE);
  }
}
