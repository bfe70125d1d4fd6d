/**
 * By how much the clock goes on: to the instants at which something changes, and one millisecond beside them, since "at
 * that instant or after it" is what solutions get wrong; and by thirds of a span, since fractions get lost.
 */
import type { Constant } from '../grading/constants.ts';
import type { Rng } from '../values/rng.ts';
import { LAST_INSTANT } from './check.ts';

/** Long beyond what 32 bits of milliseconds hold. */
const LARGE = 2 ** 31;

/** Steps around the spans of a component, the most telling first; each once, none negative. */
export function stepsAround(spans: readonly number[]): readonly number[] {
  const whole = wholeSpans(spans);
  const near = whole.flatMap((span) => [span, span - 1, span + 1]);
  const parts = whole.flatMap((span) => [Math.floor(span / 3), Math.ceil(span / 3), Math.floor(span / 2)]);
  return unique([...near, 1, 0, ...parts]).filter((ms) => ms >= 0 && ms <= LAST_INSTANT);
}

/** Steps beyond all spans. They end everything at once, so only some sequences have them. */
export function farSteps(spans: readonly number[]): readonly number[] {
  const tens = wholeSpans(spans).map((span) => span * 10);
  return unique([LARGE, ...tens]).filter((ms) => ms <= LAST_INSTANT);
}

function wholeSpans(spans: readonly number[]): readonly number[] {
  return spans.filter((span) => Number.isSafeInteger(span) && span > 0);
}

/** Steps for the exhaustive phase: to each boundary and just before it. */
export function fewSteps(spans: readonly number[], most: number): readonly number[] {
  const whole = unique(wholeSpans(spans)).sort((a, b) => a - b);
  return unique([1, ...whole.flatMap((span) => [span, span - 1])])
    .filter((ms) => ms > 0 && ms <= LAST_INSTANT)
    .slice(0, most);
}

export interface ClockDraw {
  readonly rng: Rng;
  readonly now: number;
  readonly back: boolean;
  /** What `stepsAround` gave for this component; a sequence may use only some of it. */
  readonly steps: readonly number[];
  /** What `farSteps` gave, or nothing. */
  readonly far: readonly number[];
  readonly spans: readonly number[];
  /** Milliseconds to the next changes, as the model sees them. */
  readonly alarms: readonly number[];
  readonly constants: readonly Constant[];
}

/** One step of the clock that stays within its range. */
export function drawAdvance({ rng, now, back, steps, far, spans, alarms, constants }: ClockDraw): number {
  const due = alarms.filter((ms) => Number.isSafeInteger(ms) && ms >= 0).sort((a, b) => a - b);
  let ms: number;
  if (far.length > 0 && rng.chance(0.15)) ms = rng.chance(0.5) ? LARGE : rng.pick(far);
  else if (due.length > 0 && rng.chance(0.35)) {
    // The next change more often than later ones, which all change at once then.
    const [first = 0] = due;
    ms = (rng.chance(0.6) ? first : rng.pick(due)) + rng.pick([0, 0, -1, 1]);
  } else if (constants.length > 0 && rng.chance(0.25)) ms = Number(rng.pick(constants)) + rng.int(-1, 1);
  else if (steps.length > 0 && rng.chance(0.6)) ms = rng.pick(steps);
  else ms = rng.int(0, spans.length > 0 ? Math.min(...spans) : 2_000);
  if (back && rng.chance(0.15)) ms = -Math.min(ms, now);
  if (ms < 0 && !back) ms = 0;
  return now + ms <= LAST_INSTANT && now + ms >= 0 ? ms : 0;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
