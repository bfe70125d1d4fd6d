/**
 * Makes a failing sequence smaller before it is shown: the few calls that matter, and the same ones from every seed.
 *
 * As in grading/shrink.ts candidates are made in a fixed order and sent in batches that double while nothing fails; the
 * smallest that fails in the same way becomes the current one, and every step goes down in a total order
 * (sequenceOrder.ts). The passes that leave out calls are those of stateful testing (proptest-state-machine, Hypothesis),
 * as ideas; those that make the end the same from every start are our own: small assignments, keys by first use, simpler
 * calls in place of calls.
 */
import type { Clock, OracleCase } from '../ports.ts';
import {
  halfOfSteps,
  nearTheEnd,
  partsOfKeys,
  partsOfKinds,
  partsOfSteps,
  prefixes,
  sameKeys,
  smallerAndSooner,
  smallerConstructor,
} from './longEdits.ts';
import type { Current, SequencePass } from './sequenceEdits.ts';
import {
  cutAfter,
  deleteBlocksOfSteps,
  deleteKeys,
  deleteKinds,
  deletePairsOfSteps,
  firstSteps,
  linked,
  MANY_STEPS,
  mergeAdvances,
  moveTime,
  swapSteps,
} from './sequenceEdits.ts';
import type { SequenceMeasure } from './sequenceOrder.ts';
import { isSmaller, measureOf } from './sequenceOrder.ts';
import type { ComponentSpec, Sequence } from './spec.ts';
import { isCall, isRef } from './spec.ts';
import { lookEarlier, oneForTwo, simplerMaking, simplerPairs, simplerSteps } from './stepEdits.ts';
import {
  assignSmallest,
  lowerBoundaries,
  lowerLettersAlike,
  lowerLettersOfSequence,
  lowerNumbersOfSequence,
  lowerNumbersTogether,
  lowerPairsOfNumbers,
  renameKeys,
  renameNumbers,
  shortenAlike,
  shortenArguments,
  simplerConstructor,
  sortArguments,
  swapNumbers,
  tradeFactors,
} from './valueEdits.ts';
import { decodeOutcomes, decodeSequence, encodeSequence } from './wire.ts';

/** What shrinking needs to know of a failure; the caller's own may hold more. */
export interface SequenceFailure {
  readonly oracleCase: OracleCase;
  /** The same bug has the same verdict; and the same line, where it is a crash. */
  readonly verdict: string;
  /** Line of the learner's file at which it crashed; 0 where there is none. */
  readonly line: number;
  /** Index of the first wrong step, −1 for the constructor; nothing where that is not known, as after a hang. */
  readonly at?: number | null;
}

export interface SequenceShrinkContext<F extends SequenceFailure> {
  readonly spec: ComponentSpec;
  readonly clock: Clock;
  /** Expected outcomes of candidates, references resolved; null where a candidate is not valid. */
  expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]>;
  /** Runs candidates; the answer may be shorter than the question, after a case that ended the process. */
  attempt(cases: readonly OracleCase[], deadlineMs: number): Promise<readonly (F | null)[]>;
  isCancelled(): boolean;
}

/** Milliseconds after which the smallest so far is good enough. */
const BUDGET_MS = 2_000;
/** The same for what has thousands of steps to lose before. */
const LONG_BUDGET_MS = 4_000;
const HANG_BUDGET_MS = 6_000;
const MOST_ATTEMPTS = 6_000;
/** Moves of one pass in a row: a number that gets lower by one at a time waits for a pass that halves it. */
const MOST_MOVES = 8;
const FIRST_BATCH = 4;
const MOST_BATCH = 64;
/** Characters of a batch on the wire: the oracle answers a batch as a whole, and within a time limit. */
const MOST_BATCH_TEXT = 500_000;
const HANG_PROBE_MS = 250;
const PROBE_MS = 1_000;
const SHRINKABLE: ReadonlySet<string> = new Set(['wrong-answer', 'runtime-error', 'time-limit']);

/** Few calls first, then simple values, then one order; all of them again until none gains. */
const PASSES: readonly SequencePass[] = [
  deleteKinds,
  deleteBlocksOfSteps,
  deleteKeys,
  mergeAdvances,
  deletePairsOfSteps,
  lookEarlier,
  simplerConstructor,
  renameKeys,
  shortenAlike,
  shortenArguments,
  lowerNumbersTogether,
  lowerBoundaries,
  lowerNumbersOfSequence,
  lowerLettersAlike,
  lowerLettersOfSequence,
  moveTime,
  tradeFactors,
  lowerPairsOfNumbers,
  renameNumbers,
  assignSmallest,
  simplerSteps,
  sortArguments,
  swapSteps,
  swapNumbers,
  oneForTwo,
  simplerMaking,
  simplerPairs,
];

/** Of a long sequence, until it is none: what is quick to try first. */
const LONG_PASSES: readonly SequencePass[] = [
  nearTheEnd,
  sameKeys,
  smallerAndSooner,
  deleteKinds,
  halfOfSteps,
  smallerConstructor,
  partsOfSteps,
  partsOfKeys,
  partsOfKinds,
];

/** The smallest failure found that is the same bug as the given one; the given one where there is none. */
export async function shrinkSequence<F extends SequenceFailure>(
  failure: F,
  context: SequenceShrinkContext<F>,
): Promise<F> {
  return SHRINKABLE.has(failure.verdict) ? new SequenceShrinker(failure, context).run() : failure;
}

class SequenceShrinker<F extends SequenceFailure> {
  private readonly original: F;
  private readonly context: SequenceShrinkContext<F>;
  private readonly deadline: number;
  private readonly probeMs: number;
  private readonly tried = new Set<string>();
  private failure: F;
  private current: Current;
  private measure: SequenceMeasure;
  private attempts = 0;
  private batchSize = FIRST_BATCH;

  constructor(failure: F, context: SequenceShrinkContext<F>) {
    this.original = failure;
    this.context = context;
    const hangs = failure.verdict === 'time-limit';
    this.probeMs = hangs ? HANG_PROBE_MS : PROBE_MS;
    this.failure = failure;
    this.current = this.currentOf(failure);
    this.measure = measureOf(this.current.plain, failure.oracleCase.args, context.spec);
    this.tried.add(failure.oracleCase.args);
    const budget = hangs ? HANG_BUDGET_MS : this.isLong() ? LONG_BUDGET_MS : BUDGET_MS;
    this.deadline = context.clock.now() + budget;
  }

  async run(): Promise<F> {
    if (this.isLong()) await this.shorten();
    while (await this.gain(PASSES));
    return this.failure;
  }

  /** What comes after the wrong step is taken off before anything is tried: to try that, too, takes as long as the sequence. */
  private async shorten(): Promise<void> {
    const { at = null } = this.original;
    if (at !== null) this.current = firstSteps(this.current, at + 1);
    while (this.isLong() && (await this.gain(LONG_PASSES)));
    if (this.failure === this.original)
      await this.accept([encodeSequence(this.current.plain, this.context.spec)]);
  }

  private isLong(): boolean {
    return this.current.plain.steps.length > MANY_STEPS;
  }

  /** Each pass for as long as it gains something; whether one did. */
  private async gain(passes: readonly SequencePass[]): Promise<boolean> {
    let gained = false;
    for (const pass of passes) {
      for (let moves = 0; moves < MOST_MOVES && !this.isOver(); moves += 1) {
        if (!(await this.step(pass))) break;
        gained = true;
      }
    }
    return gained && !this.isOver();
  }

  private currentOf({ oracleCase }: F): Current {
    const { spec } = this.context;
    const plain = decodeSequence(oracleCase.args, spec);
    return linked(spec, plain, decodeOutcomes(oracleCase.want, plain, spec));
  }

  private isOver(): boolean {
    const { context } = this;
    return context.isCancelled() || this.attempts >= MOST_ATTEMPTS || context.clock.now() >= this.deadline;
  }

  /** One move of a pass: whether a smaller sequence fails. */
  private async step(pass: SequencePass): Promise<boolean> {
    const { spec } = this.context;
    let batch: string[] = [];
    let text = 0;
    for (const candidate of this.candidates(pass)) {
      if (this.isOver()) return false;
      const wire = encodeSequence(candidate, spec);
      if (this.tried.has(wire)) continue;
      // Where a reference stands for is known only when the model ran; the others are held against the order at once.
      if (!hasRefs(candidate) && !isSmaller(measureOf(candidate, wire, spec), this.measure)) continue;
      this.tried.add(wire);
      batch.push(wire);
      text += wire.length;
      if (batch.length < this.batchSize && text < MOST_BATCH_TEXT) continue;
      if (await this.accept(batch)) return true;
      batch = [];
      text = 0;
    }
    return batch.length > 0 && (await this.accept(batch));
  }

  private *candidates(pass: SequencePass): Iterable<Sequence> {
    const { at = null } = this.failure;
    const cut = at === null ? null : cutAfter(this.current, at);
    if (cut !== null) yield cut;
    if (at === null && this.isLong()) yield* prefixes(this.current);
    yield* pass(this.current);
  }

  /** Runs a batch; whether one of it fails in the same way and is smaller, which is the current one then. */
  private async accept(batch: readonly string[]): Promise<boolean> {
    const { spec } = this.context;
    const measures = new Map<string, SequenceMeasure>();
    let cases = (await this.context.expect(batch)).filter((one) => {
      if (one === null || measures.has(one.args)) return false;
      const measure = measureOf(decodeSequence(one.args, spec), one.args, spec);
      measures.set(one.args, measure);
      return isSmaller(measure, this.measure);
    }) as OracleCase[];
    while (cases.length > 0 && !this.context.isCancelled()) {
      const results = await this.context.attempt(cases, this.probeMs);
      this.attempts += Math.max(1, results.length);
      const same = results.filter((result) => result !== null && this.isSameBug(result)) as F[];
      if (this.takeLeast(same, measures)) {
        this.batchSize = Math.max(FIRST_BATCH, this.batchSize >> 1);
        return true;
      }
      if (results.length === 0) return false;
      cases = cases.slice(results.length);
    }
    this.batchSize = Math.min(MOST_BATCH, this.batchSize * 2);
    return false;
  }

  private takeLeast(found: readonly F[], measures: ReadonlyMap<string, SequenceMeasure>): boolean {
    for (const failure of found) {
      const { args } = failure.oracleCase;
      const measure = measures.get(args);
      this.tried.delete(args);
      if (measure === undefined || !isSmaller(measure, this.measure)) continue;
      this.failure = failure;
      this.measure = measure;
    }
    if (found.length === 0) return false;
    this.current = this.currentOf(this.failure);
    this.tried.add(this.failure.oracleCase.args);
    return true;
  }

  private isSameBug(candidate: F): boolean {
    if (candidate.verdict !== this.original.verdict) return false;
    return candidate.verdict !== 'runtime-error' || candidate.line === this.original.line;
  }
}

function hasRefs({ steps }: Sequence): boolean {
  return steps.some((step) => isCall(step) && step.args.some(isRef));
}
