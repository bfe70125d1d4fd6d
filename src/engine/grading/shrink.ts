/**
 * Makes a failing case smaller before it is shown: the smallest input that shows the same bug, the same from every seed.
 *
 * Candidates of the current input are made in a fixed order, sent in batches that double while nothing fails (a lone round
 * trip costs far more than a batched case), and the first that fails in the same way and is smaller becomes the current
 * one. Every step goes down in the order of shrinkOrder.ts, so that the end hardly depends on the way. After the shrinkers
 * of Hypothesis (passes, shortlex) and Shrink Ray (batches), as ideas.
 */
import type { Domain, Signature } from '../catalog/model.ts';
import type { Clock, OracleCase } from '../ports.ts';
import { decodeArgs, encodeArgs } from '../values/wire.ts';
import type { Failure } from './failure.ts';
import { unique } from './leaves.ts';
import type { Args, Pass } from './shrinkEdits.ts';
import {
  deleteBlocks,
  deleteLargeBlocks,
  FINE_SIZE,
  lowerLetters,
  lowerNumbers,
  sortItems,
} from './shrinkEdits.ts';
import type { Measure } from './shrinkOrder.ts';
import { isSmaller, measureOf, rankOfLetter } from './shrinkOrder.ts';
import {
  deleteAlike,
  deleteAndClose,
  deleteLabel,
  deleteMatches,
  deletePairs,
  deleteValues,
  lowerLettersTogether,
  lowerLetterPairs,
  lowerPairs,
  lowerTogether,
  rename,
  swapArguments,
  swapNames,
} from './shrinkRelated.ts';

export interface ShrinkContext {
  readonly clock: Clock;
  /** Expected outcomes of candidates; null where a candidate is not a valid input. */
  expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]>;
  /** Runs candidates; the answer may be shorter than the question, after a case that ended the process. */
  attempt(cases: readonly OracleCase[], deadlineMs: number): Promise<readonly (Failure | null)[]>;
  isCancelled(): boolean;
}

/** Milliseconds after which the smallest so far is good enough. */
const BUDGET_MS = 2_000;
const HANG_BUDGET_MS = 6_000;
const MOST_ATTEMPTS = 2_000;
const FIRST_BATCH = 4;
const MOST_BATCH = 32;
/** Characters of a batch on the wire: the oracle answers a batch as a whole, and within a time limit. */
const MOST_BATCH_TEXT = 2_000_000;
/** A candidate that is to hang is given this long: the final one is run again with the full time. */
const HANG_PROBE_MS = 250;
const PROBE_MS = 1_000;
/** Letters of the alphabet that take the place of others. */
const SIMPLEST_LETTERS = 3;

/** Failures that a smaller input explains better. Too slow is about size, and limits of memory mostly are too. */
export const SHRINKABLE: ReadonlySet<Failure['verdict']> = new Set([
  'wrong-answer',
  'runtime-error',
  'time-limit',
]);

/** The smallest failure found that is the same bug as the given one; the given one where there is none. */
export async function shrinkFailure(
  failure: Failure,
  signature: Signature,
  context: ShrinkContext,
): Promise<Failure> {
  if (!SHRINKABLE.has(failure.verdict)) return failure;
  return new Shrinker(failure, signature, context).run();
}

interface Candidate {
  readonly wire: string;
  /** Its place among the candidates of the pass. */
  readonly at: number;
}

class Shrinker {
  private readonly original: Failure;
  private readonly signature: Signature;
  private readonly context: ShrinkContext;
  private readonly deadline: number;
  private readonly probeMs: number;
  private readonly tried = new Set<string>();
  private current: Failure;
  private readonly passes: readonly Pass[];
  private args: Args;
  private measure: Measure;
  private attempts = 0;
  /** Candidates sent at once: more while nothing fails. */
  private batchSize = FIRST_BATCH;

  constructor(failure: Failure, signature: Signature, context: ShrinkContext) {
    this.original = failure;
    this.signature = signature;
    this.context = context;
    const hangs = failure.verdict === 'time-limit';
    this.deadline = context.clock.now() + (hangs ? HANG_BUDGET_MS : BUDGET_MS);
    this.probeMs = hangs ? HANG_PROBE_MS : PROBE_MS;
    this.current = failure;
    this.passes = passesFor(signature);
    this.args = decodeArgs(failure.oracleCase.args, signature);
    this.measure = measureOf(this.args, failure.oracleCase.args);
    this.tried.add(failure.oracleCase.args);
  }

  async run(): Promise<Failure> {
    let gained = true;
    while (gained && !this.isOver()) {
      gained = false;
      for (const pass of this.passes) {
        let from = 0;
        for (;;) {
          const at: number | null = this.isOver() ? null : await this.step(pass, from);
          if (at === null) break;
          gained = true;
          from = at;
        }
      }
    }
    return this.current;
  }

  private isOver(): boolean {
    return (
      this.context.isCancelled() ||
      this.attempts >= MOST_ATTEMPTS ||
      this.context.clock.now() >= this.deadline
    );
  }

  /**
   * One move of a pass: the number of the candidate that fails, null where none does. What comes before `from` did not fail
   * for the input before, so it is tried last.
   */
  private async step(pass: Pass, from: number): Promise<number | null> {
    let batch: Candidate[] = [];
    let text = 0;
    for (const { args, at } of this.candidates(pass, from)) {
      if (this.isOver()) return null;
      const wire = encodeArgs(args, this.signature);
      if (this.tried.has(wire) || !isSmaller(measureOf(args, wire), this.measure)) continue;
      this.tried.add(wire);
      batch.push({ wire, at });
      text += wire.length;
      if (batch.length < this.batchSize && text < MOST_BATCH_TEXT) continue;
      const found = await this.accept(batch);
      if (found !== null) return found;
      batch = [];
      text = 0;
    }
    return batch.length > 0 ? await this.accept(batch) : null;
  }

  private *candidates(pass: Pass, from: number): Iterable<{ readonly args: Args; readonly at: number }> {
    // A large input is made smaller by a few steps; its candidates are too many to keep.
    const later: { args: Args; at: number }[] = [];
    const keeps = this.measure.size <= FINE_SIZE;
    let at = 0;
    for (const args of pass(this.args)) {
      if (at >= from || !keeps) yield { args, at };
      else later.push({ args, at });
      at += 1;
    }
    yield* later;
  }

  /** The number of the first candidate that fails, after making it the current one; null where none does. */
  private async accept(batch: readonly Candidate[]): Promise<number | null> {
    let cases = (await this.context.expect(batch.map(({ wire }) => wire))).filter((one) => one !== null);
    while (cases.length > 0 && !this.context.isCancelled()) {
      const results = await this.context.attempt(cases, this.probeMs);
      this.attempts += Math.max(1, results.length);
      const found = results.filter((result) => result !== null && this.isSameBug(result));
      const least = this.takeLeast(found);
      if (least !== null) {
        this.batchSize = Math.max(FIRST_BATCH, this.batchSize >> 1);
        return batch.find(({ wire }) => wire === least)?.at ?? 0;
      }
      if (results.length === 0) return null;
      cases = cases.slice(results.length);
    }
    this.batchSize = Math.min(MOST_BATCH, this.batchSize * 2);
    return null;
  }

  /** Goes on with the smallest of several failures; the others may be tried again. Its input on the wire, or null. */
  private takeLeast(found: readonly (Failure | null)[]): string | null {
    let taken: string | null = null;
    for (const failure of found) {
      if (failure === null) continue;
      const text = failure.oracleCase.args;
      const args = decodeArgs(text, this.signature);
      const measure = measureOf(args, text);
      this.tried.delete(text);
      if (taken !== null && !isSmaller(measure, this.measure)) continue;
      taken = text;
      this.current = failure;
      this.args = args;
      this.measure = measure;
    }
    if (taken !== null) this.tried.add(taken);
    return taken;
  }

  /** The same kind of failure; for a crash also the same line, so that two bugs are not mixed up. */
  private isSameBug(candidate: Failure): boolean {
    if (candidate.verdict !== this.original.verdict) return false;
    return candidate.verdict !== 'runtime-error' || candidate.line === this.original.line;
  }
}

/**
 * Passes in order: large parts first, those that only go together too, so that single items are tried on what is small
 * already; then lower values; then the order of what is left.
 */
function passesFor(signature: Signature): readonly Pass[] {
  const simplest = simplestLetters(signature.params.map(({ domain }) => domain));
  return [
    deleteLargeBlocks,
    deleteMatches(signature, true),
    deleteAlike(signature, true),
    deleteBlocks,
    deleteMatches(signature, false),
    deleteAlike(signature, false),
    deleteValues(signature),
    deleteLabel(signature),
    deleteAndClose,
    deletePairs(signature),
    lowerTogether,
    lowerLettersTogether(simplest),
    lowerLetterPairs(simplest),
    lowerNumbers,
    lowerLetters(simplest),
    rename,
    lowerPairs,
    sortItems,
    swapArguments(signature),
    swapNames,
  ];
}

/** The letters that a text of these domains is lowered to. */
function simplestLetters(domains: readonly Domain[]): readonly string[] {
  const letters = unique(domains.flatMap(alphabetOf)).sort((a, b) => rankOfLetter(a) - rankOfLetter(b));
  return letters.slice(0, SIMPLEST_LETTERS);
}

function alphabetOf(domain: Domain): readonly string[] {
  switch (domain.kind) {
    case 'string':
      return [...domain.alphabet];
    case 'sequence':
    case 'optional':
      return alphabetOf(domain.item);
    case 'fields':
      return domain.items.flatMap(alphabetOf);
    case 'map':
      return [...alphabetOf(domain.key), ...alphabetOf(domain.value)];
    default:
      return [];
  }
}
