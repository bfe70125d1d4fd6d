/** Puts a solution through the phases to its first failure, and makes that failure as small and as sure as it can be. */
import type { LanguageAdapter, SolutionSource } from '../languages/language.ts';
import type { CancelSignal, Clock, Machine, OracleCase, OracleWorker } from '../ports.ts';
import { constantsIn } from './constants.ts';
import type { Explanation } from './explain.ts';
import type { Failure } from './failure.ts';
import { failureOf, tooSlow } from './failure.ts';
import type { Judgement } from './judgement.ts';
import { judgedNs } from './reply.ts';
import type { CaseCounts, Message, Phase } from './report.ts';
import { isTimed } from './report.ts';
import type { GradeRequest } from './request.ts';
import { CancelledError } from './request.ts';
import type { CaseResult, SolutionRunner } from './runner.ts';
import { LoadError } from './runner.ts';
import type { Subject } from './subject.ts';

/** Phases of a full run, in order. */
const FULL_RUN: readonly Phase[] = ['examples', 'own', 'small', 'random', 'adversarial', 'large'];
/** Wall milliseconds for one small case: far over what any takes, so that only a hang meets it. */
const SMALL_CASE_MS = 2_000;
/**
 * Bytes a millisecond at which a large input reaches a harness: an allowance on its deadline. Half of what the slowest does:
 * nested arrays come at 22,000 into a JavaScript that has just started, flat ones of numbers at 60,000 into any language.
 */
const WIRE_BYTES_PER_MS = 10_000;
/**
 * Who needs at most this many times what the shipped solution needs for the same input is never called slow, whatever the
 * limit says: then the limit, or the machine, is to blame.
 */
const SHIPPED_FACTOR = 3;
/** How much longer a deadline gets at most on a machine that is full. */
const MOST_STRETCH = 6;
/** CPU milliseconds from which on the share of the machine that a call got can be read off its two times. */
const TELLING_MS = 5;
const FIRST_BATCH = 4;
const LARGEST_BATCH = 64;

export interface ExaminationOptions {
  readonly request: GradeRequest;
  readonly subject: Subject;
  readonly source: SolutionSource;
  readonly adapter: LanguageAdapter;
  readonly runner: SolutionRunner;
  readonly oracle: OracleWorker;
  readonly clock: Clock;
  readonly machine: Machine;
  readonly signal: CancelSignal;
  /** The shipped solution in the same language, built when it is asked for; null where there is none. */
  readonly shipped: () => Promise<SolutionRunner | null>;
  /** After each batch that is all right. */
  readonly onProgress: (phase: Phase, counts: CaseCounts) => void;
}

export class Examination {
  private readonly options: ExaminationOptions;
  private readonly byPhase = new Map<Phase, { run: number; passed: number }>();
  private own: { readonly answers: readonly (string | null)[]; readonly messages: readonly Message[] } = {
    answers: [],
    messages: [],
  };
  private slowest: { readonly family: number; readonly ns: number } | null = null;

  constructor(options: ExaminationOptions) {
    this.options = options;
  }

  /** The first failure, or null where everything is right. @throws CancelledError, LoadError, OracleError */
  async run(): Promise<Failure | null> {
    const { request, oracle } = this.options;
    const single = request.index;
    const constants = constantsIn(this.options.source.text);
    for (const phase of request.phases ?? FULL_RUN) {
      // In a build of its own, after all this: see examineThreads.ts.
      if (phase === 'threads') continue;
      if (phase === 'own') {
        const failure = await this.runOwn(single);
        if (failure !== null) return failure;
        continue;
      }
      let from = single ?? 0;
      let count = phase === 'large' || single !== undefined ? 1 : FIRST_BATCH;
      let coming = oracle.next(phase, request.seed, from, count, constants);
      for (;;) {
        const cases = await coming;
        this.stopIfCancelled();
        if (cases.length === 0) break;
        from += cases.length;
        count = phase === 'large' ? 1 : Math.min(isTimed(phase) ? FIRST_BATCH : LARGEST_BATCH, count * 2);
        // The next batch is made while this one runs.
        coming =
          single === undefined
            ? oracle.next(phase, request.seed, from, count, constants)
            : Promise.resolve([]);
        coming.catch(() => undefined);
        const failure = await this.runBatch(phase, cases);
        if (failure !== null) return failure;
      }
    }
    return null;
  }

  /** Remarks on the file of own cases; known after `run`. */
  ownMessages(): readonly Message[] {
    return this.own.messages;
  }

  /** Outcomes of the own cases on the wire, null where an input is not valid; known after `run`. */
  ownAnswers(): readonly (string | null)[] {
    return this.own.answers;
  }

  counts(): CaseCounts {
    let run = 0;
    let passed = 0;
    for (const count of this.byPhase.values()) {
      run += count.run;
      passed += count.passed;
    }
    return {
      run,
      passed,
      byPhase: Object.fromEntries([...this.byPhase].map(([phase, count]) => [phase, { ...count }])),
    };
  }

  /** Index of the large family that took longest; null where no large input ran. */
  slowestFamily(): number | null {
    return this.slowest?.family ?? null;
  }

  /** The same bug on the smallest input found, run again alone, with what can be said about it. */
  async pinDown(failure: Failure): Promise<{ readonly final: Failure; readonly explanation: Explanation }> {
    const { subject, oracle, clock, signal, request } = this.options;
    const smallest = await subject.shrink(failure, {
      clock,
      expect: (inputs) => oracle.expect(inputs),
      attempt: (cases, deadlineMs) => this.attempt(failure.phase, cases, deadlineMs),
      isCancelled: () => signal.aborted,
    });
    this.stopIfCancelled();
    const final = await this.confirm(failure, smallest);
    const explanation = await subject.explain(final, {
      seed: request.seed,
      expect: (inputs) => oracle.expect(inputs),
      attempt: (cases) => this.attempt(final.phase, cases, SMALL_CASE_MS),
    });
    return { final, explanation };
  }

  /** The learner's own cases, or one of them. A case that is not a valid input is a remark, never a failure. */
  private async runOwn(single: number | undefined): Promise<Failure | null> {
    const { request, subject, oracle } = this.options;
    if (request.own === undefined) return null;
    const { path, text } = request.own;
    const { cases, problems } = subject.parseOwn(text);
    const known = await oracle.expect(cases.map((one) => one.args));
    const invalid = cases.flatMap(({ line }, i) =>
      known[i] === null
        ? [{ line, text: 'This case is not run: its input breaks a rule of the problem.' }]
        : [],
    );
    this.own = {
      answers: known.map((one) => one?.want ?? null),
      messages: [...problems, ...invalid].map((problem) => ({
        file: path,
        line: problem.line,
        column: 1,
        severity: 'warning',
        text: problem.text,
      })),
    };
    const wanted = single === undefined ? known : [known[single] ?? null];
    return this.runBatch(
      'own',
      wanted.filter((one) => one !== null),
    );
  }

  /** Runs one batch to its first failure. */
  private async runBatch(phase: Phase, cases: readonly OracleCase[]): Promise<Failure | null> {
    if (cases.length === 0) return null;
    const count = this.byPhase.get(phase) ?? { run: 0, passed: 0 };
    this.byPhase.set(phase, count);
    let rest = cases;
    // More than one round only where a missed deadline ended the process and was then taken back.
    while (rest.length > 0) {
      const results = await this.options.runner.run(rest, (one) => this.deadline(phase, one));
      this.stopIfCancelled();
      for (const [i, result] of results.entries()) {
        const oracleCase = rest[i] as OracleCase;
        count.run += 1;
        let failure = await this.check(phase, oracleCase, result);
        if (failure !== null && isAboutTime(failure)) failure = await this.confirmSlow(failure);
        if (failure !== null) return failure;
        count.passed += 1;
      }
      rest = rest.slice(results.length);
    }
    this.options.onProgress(phase, this.counts());
    return null;
  }

  /** Null where the case is right and in time. @param shippedMs of the shipped solution for it, where known */
  private async check(
    phase: Phase,
    oracleCase: OracleCase,
    result: CaseResult,
    shippedMs: number | null = null,
  ): Promise<Failure | null> {
    const { oracle, runner, subject, adapter, source } = this.options;
    let judgement: Judgement | null = null;
    if (result.kind === 'reply' && result.reply.kind === 'value') {
      // Canonical texts: equal values have equal texts, so only a difference is worth a look.
      judgement =
        result.reply.outcome === oracleCase.want
          ? { ok: true }
          : await oracle.judge(oracleCase.args, oracleCase.want, result.reply.outcome);
      if (judgement.ok) {
        if (!isTimed(phase)) return null;
        const ns = judgedNs(result.reply);
        if (phase === 'large') this.noteLarge(ns);
        const ms = ns / 1e6;
        const limitMs = Math.max(this.limitMs(), SHIPPED_FACTOR * (shippedMs ?? 0));
        return ms <= limitMs ? null : tooSlow(phase, oracleCase, ms, limitMs, shippedMs);
      }
    }
    const printed = await runner.printed(result);
    if (result.kind !== 'reply') await runner.dispose();
    return failureOf(phase, oracleCase, result, judgement, printed, {
      subject,
      adapter,
      source,
      limitMs: isTimed(phase) ? this.limitMs() : SMALL_CASE_MS,
      shippedMs,
    });
  }

  /**
   * A deadline is missed once by anybody on a busy machine. Only who misses it again, alone in a fresh process and with
   * more time (the more, the fuller the machine is), is called slow; a hang pays for that with seconds, a right answer
   * never pays. Against the limit of the problem, the shipped solution runs on the same input before.
   */
  private async confirmSlow(failure: Failure): Promise<Failure | null> {
    const { runner, machine } = this.options;
    await runner.dispose();
    const { phase, oracleCase } = failure;
    const shipped = isTimed(phase) ? await this.shippedTimes(phase, oracleCase) : null;
    // A small case that hangs is not worth more: two seconds are a thousand times what it needs.
    const full = isTimed(phase) ? Math.max(1, machine.load(), shipped?.share ?? 1) : 1;
    const longer = 1.1 * Math.min(MOST_STRETCH, full);
    const floorMs = SHIPPED_FACTOR * (shipped?.ms ?? 0);
    const allowed = (one: OracleCase): number => (this.deadline(phase, one) + floorMs) * longer;
    const results = await runner.run([oracleCase], allowed);
    this.stopIfCancelled();
    return this.check(phase, oracleCase, results[0] as CaseResult, shipped?.ms ?? null);
  }

  /** CPU milliseconds of the shipped solution, and how many times longer it waited than worked; null where unknown. */
  private async shippedTimes(
    phase: Phase,
    oracleCase: OracleCase,
  ): Promise<{ readonly ms: number; readonly share: number } | null> {
    const shipped = await this.options.shipped();
    this.stopIfCancelled();
    if (shipped === null) return null;
    let result: CaseResult | undefined;
    try {
      [result] = await shipped.run([oracleCase], (one) => this.deadline(phase, one) * MOST_STRETCH);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
    }
    this.stopIfCancelled();
    if (result?.kind !== 'reply' || result.reply.kind !== 'value') return null;
    const ms = judgedNs(result.reply) / 1e6;
    return { ms, share: ms < TELLING_MS ? 1 : result.reply.ns / 1e6 / ms };
  }

  /**
   * Runs the shrunk case once more, alone in a fresh process. Where it is right there, the solution remembers earlier
   * calls or rolls dice: the learner is told so, with the case that failed first.
   */
  private async confirm(original: Failure, smallest: Failure): Promise<Failure> {
    const { runner } = this.options;
    if (original.verdict === 'too-slow' || original.phase === 'large') return smallest;
    for (const failure of smallest === original ? [original] : [smallest, original]) {
      await runner.dispose();
      const [result] = await runner.run([failure.oracleCase], () => SMALL_CASE_MS);
      this.stopIfCancelled();
      const again = await this.check(failure.phase, failure.oracleCase, result as CaseResult);
      if (again !== null) return again;
    }
    return { ...original, why: original.why ?? NOT_REPEATED };
  }

  /** Runs candidates; the answer may be shorter than the question, after a case that ended the process. */
  private async attempt(
    phase: Phase,
    cases: readonly OracleCase[],
    deadlineMs: number,
  ): Promise<readonly (Failure | null)[]> {
    const allowed = (one: OracleCase): number => deadlineMs + transferMs(one);
    const results = await this.options.runner.run(cases, allowed);
    this.stopIfCancelled();
    const failures: (Failure | null)[] = [];
    for (const [i, result] of results.entries()) {
      failures.push(await this.check(phase, cases[i] as OracleCase, result));
    }
    return failures;
  }

  private noteLarge(ns: number): void {
    const family = (this.byPhase.get('large')?.run ?? 1) - 1;
    if (this.slowest === null || ns > this.slowest.ns) this.slowest = { family, ns };
  }

  /** Milliseconds that one call at the declared sizes may take in this language. */
  private limitMs(): number {
    return this.options.subject.limits.caseMs * this.options.adapter.timeFactor;
  }

  private deadline(phase: Phase, one: OracleCase): number {
    return (isTimed(phase) ? this.limitMs() * 1.2 + 500 : SMALL_CASE_MS) + transferMs(one);
  }

  private stopIfCancelled(): void {
    if (this.options.signal.aborted) throw new CancelledError();
  }
}

const NOT_REPEATED =
  'Wrong here, right when it is called alone: it keeps something between calls, or its answer depends on chance.';

function isAboutTime(failure: Failure): boolean {
  return failure.verdict === 'time-limit' || failure.verdict === 'too-slow';
}

function transferMs(one: OracleCase): number {
  return (one.args.length + one.want.length) / WIRE_BYTES_PER_MS;
}
