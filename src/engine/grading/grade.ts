/**
 * Grades a solution of a function problem: plan → build → run → judge → shrink → report, as a stream of events.
 */
import type { FunctionSpec, Problem } from '../catalog/model.ts';
import type { LanguageAdapter, SolutionSource } from '../languages/language.ts';
import { PlanError } from '../languages/language.ts';
import { definitionLine } from '../languages/locate.ts';
import type { CancelSignal, GradingPorts, OracleCase, OracleWorker } from '../ports.ts';
import { OracleError } from '../ports.ts';
import { counterexampleOf, failureOf, sentenceOf } from './failure.ts';
import type { Failure, FailureContext } from './failure.ts';
import type { Growth } from './growth.ts';
import { NOT_JUDGED } from './growth.ts';
import { runGrowth } from './growthRun.ts';
import type { Judgement } from './judgement.ts';
import { explainFailure } from './explain.ts';
import type { CaseCounts, Counterexample, GradeEvent, Message, Phase, Report, Verdict } from './report.ts';
import { NotGradedError } from './report.ts';
import { CancelledError } from './request.ts';
import type { GradeRequest } from './request.ts';
import type { CaseResult } from './runner.ts';
import { LoadError, SolutionRunner } from './runner.ts';
import { shrinkFailure } from './shrink.ts';

/** Phases of a full run, in order. */
const FULL_RUN: readonly Phase[] = ['examples', 'small', 'random', 'large'];
/** Bytes that a solution may print over a whole run. */
const OUTPUT_BYTES = 4 * 1024 * 1024;
const PROCESSES = 32;
/** Wall milliseconds for one small case: far over what any takes, so that only a hang meets it. */
const SMALL_CASE_MS = 2_000;
/** Bytes a second at which a large input reaches the slowest harness, as an allowance on its deadline. */
const WIRE_BYTES_PER_MS = 2_000;

export interface GradeJob {
  readonly request: GradeRequest;
  readonly problem: Problem;
  readonly adapter: LanguageAdapter;
  readonly ports: GradingPorts;
  readonly onEvent: (event: GradeEvent) => void;
  readonly signal: CancelSignal;
}

/**
 * @throws NotGradedError where no verdict is possible (toolchain, content, a kind without a judge)
 * @throws CancelledError after the signal
 */
export async function grade(job: GradeJob): Promise<Report> {
  try {
    return await new GradeRun(job).report();
  } catch (error) {
    if (job.signal.aborted) throw new CancelledError();
    if (error instanceof OracleError) {
      throw new NotGradedError(
        `The reference of "${job.problem.title}" failed: ${error.message}`,
        'This is a fault of the problem, not of your solution. Please report it with the seed.',
      );
    }
    throw error;
  }
}

class GradeRun {
  private readonly job: GradeJob;
  private readonly spec: FunctionSpec;
  private readonly source: SolutionSource;
  private readonly startedAt: number;
  private buildMs = 0;
  private runStartedAt: number | null = null;
  private growth: Growth = NOT_JUDGED;
  /** The large family that took longest, and how long. */
  private slowest = { family: 0, ns: 0 };
  private readonly counts = new Map<Phase, { run: number; passed: number }>();

  constructor(job: GradeJob) {
    this.job = job;
    const { problem, request } = job;
    if (problem.spec === undefined) {
      throw new NotGradedError(
        `Problems of the kind "${problem.kind}" cannot be graded yet.`,
        'Choose a function problem.',
      );
    }
    this.spec = problem.spec;
    this.source = { path: request.file.path, text: request.file.text.replace(/^\uFEFF/, '') };
    this.startedAt = job.ports.clock.now();
  }

  async report(): Promise<Report> {
    const { request, problem, adapter, ports, signal, onEvent } = this.job;
    onEvent({ type: 'started', problem: problem.id, language: request.language, seed: request.seed });
    await this.needToolchain();
    onEvent({ type: 'building' });
    const dir = await this.build();
    if (typeof dir !== 'string')
      return this.finish('compile-error', dir[0]?.text ?? 'It does not compile.', null, dir);

    this.runStartedAt = ports.clock.now();
    const memoryMb = this.spec.limits.memoryMb + adapter.baselineMb;
    const runnerIn = (folder: string): SolutionRunner =>
      new SolutionRunner({
        sessions: ports.sessions,
        command: adapter.run(this.spec.limits.memoryMb),
        dir: folder,
        limits: { memoryMb, outputBytes: OUTPUT_BYTES, processes: PROCESSES },
        signal,
      });
    const runner = runnerIn(dir);
    let oracle: OracleWorker | null = null;
    try {
      // The worker starts while the solution's process does.
      const opening = ports.oracles.open(problem.id);
      opening.catch(() => undefined);
      await runner.load();
      oracle = await opening;
      const failure = await this.runPhases(runner, oracle);
      if (failure === null) {
        this.growth = await this.measureGrowth(runner, runnerIn, oracle);
        return this.finish('accepted', this.acceptedSentence(), null, []);
      }
      return await this.reportFailure(failure, runner, oracle);
    } catch (error) {
      if (error instanceof LoadError) return this.reportLoadFailure(error);
      throw error;
    } finally {
      await Promise.all([runner.dispose(), oracle?.dispose()]);
    }
  }

  private async needToolchain(): Promise<void> {
    const { adapter, ports } = this.job;
    if (adapter.toolchain === null) return;
    const state = await ports.toolchains.find(adapter.toolchain);
    if (!state.found) throw new NotGradedError(state.reason, state.fix);
  }

  /** The folder of the build, or the compiler's messages. */
  private async build(): Promise<string | readonly Message[]> {
    const { adapter, ports, signal } = this.job;
    const { signature } = this.spec;
    try {
      const plan = await adapter.plan(this.source, signature, ports.typeStripper);
      const built = await ports.builder.build(plan, signal);
      this.buildMs = built.ms;
      this.stopIfCancelled();
      if (built.ok) return built.dir;
      if (built.timedOut) {
        throw new NotGradedError(
          `The ${adapter.title} compiler did not end within ${Math.round(plan.timeoutMs / 1000)} s.`,
          'Try again; if it happens every time, look at the compiler outside Kode.',
        );
      }
      return adapter.compileMessages(built.output, this.source);
    } catch (error) {
      if (error instanceof PlanError) return error.messages;
      throw error;
    }
  }

  private async runPhases(runner: SolutionRunner, oracle: OracleWorker): Promise<Failure | null> {
    const { request } = this.job;
    const single = request.index;
    for (const phase of request.phases ?? FULL_RUN) {
      let from = single ?? 0;
      let count = phase === 'large' || single !== undefined ? 1 : 4;
      let coming = oracle.next(phase, request.seed, from, count);
      for (;;) {
        const cases = await coming;
        this.stopIfCancelled();
        if (cases.length === 0) break;
        from += cases.length;
        count = phase === 'large' ? 1 : Math.min(64, count * 2);
        // The next batch is made while this one runs.
        coming = single === undefined ? oracle.next(phase, request.seed, from, count) : Promise.resolve([]);
        coming.catch(() => undefined);
        const failure = await this.runBatch(phase, cases, runner, oracle);
        if (failure !== null) return failure;
      }
    }
    return null;
  }

  /** Runs one batch to its first failure. */
  private async runBatch(
    phase: Phase,
    cases: readonly OracleCase[],
    runner: SolutionRunner,
    oracle: OracleWorker,
  ): Promise<Failure | null> {
    const count = this.counts.get(phase) ?? { run: 0, passed: 0 };
    this.counts.set(phase, count);
    let rest = cases;
    // More than one round only where a missed deadline ended the process and was then taken back.
    while (rest.length > 0) {
      const results = await runner.run(rest, (one) => this.deadline(phase, one));
      this.stopIfCancelled();
      for (const [i, result] of results.entries()) {
        const oracleCase = rest[i] as OracleCase;
        count.run += 1;
        let failure = await this.check(phase, oracleCase, result, runner, oracle);
        if (failure !== null && isAboutTime(failure))
          failure = await this.confirmSlow(failure, runner, oracle);
        if (failure !== null) return failure;
        count.passed += 1;
      }
      rest = rest.slice(results.length);
    }
    const { run, passed } = this.countCases();
    this.job.onEvent({ type: 'running', phase, run, passed });
    return null;
  }

  /** Null where the case is right and in time. */
  private async check(
    phase: Phase,
    oracleCase: OracleCase,
    result: CaseResult,
    runner: SolutionRunner,
    oracle: OracleWorker,
  ): Promise<Failure | null> {
    let judgement: Judgement | null = null;
    if (result.kind === 'reply' && result.reply.kind === 'value') {
      // Canonical texts: equal values have equal texts, so only a difference is worth a look.
      judgement =
        result.reply.outcome === oracleCase.want
          ? { ok: true }
          : await oracle.judge(oracleCase.args, oracleCase.want, result.reply.outcome);
      const ms = result.reply.ns / 1e6;
      if (judgement.ok) {
        if (phase === 'large') this.noteLarge(result.reply.ns);
        if (phase !== 'large' || ms <= this.limitMs()) return null;
        return {
          phase,
          oracleCase,
          verdict: 'too-slow',
          actual: `an answer after ${seconds(ms)}; the limit is ${seconds(this.limitMs())}`,
          why: null,
          printed: '',
          line: 0,
        };
      }
    }
    const printed = await runner.printed(result);
    if (result.kind !== 'reply') await runner.dispose();
    return failureOf(phase, oracleCase, result, judgement, printed, this.failureContext(phase));
  }

  /**
   * A deadline is missed once by anybody on a busy machine. Only who misses it again, alone in a fresh process and with
   * more time, is called slow; a hang pays for that with seconds, a right answer never pays.
   */
  private async confirmSlow(
    failure: Failure,
    runner: SolutionRunner,
    oracle: OracleWorker,
  ): Promise<Failure | null> {
    await runner.dispose();
    const { phase, oracleCase } = failure;
    const results = await runner.run([oracleCase], (one) => this.deadline(phase, one) * 1.5);
    this.stopIfCancelled();
    return this.check(phase, oracleCase, results[0] as CaseResult, runner, oracle);
  }

  /** Shrinks where that helps, and reports. */
  private async reportFailure(
    failure: Failure,
    runner: SolutionRunner,
    oracle: OracleWorker,
  ): Promise<Report> {
    const { signature } = this.spec;
    this.job.onEvent({ type: 'counterexample', counterexample: counterexampleOf(failure, signature) });
    const smallest = await shrinkFailure(failure, {
      signature,
      clock: this.job.ports.clock,
      expect: (inputs) => oracle.expect(inputs),
      attempt: (cases, deadlineMs) => this.attempt(failure, cases, deadlineMs, runner, oracle),
      isCancelled: () => this.job.signal.aborted,
    });
    this.stopIfCancelled();
    const final = await this.confirm(failure, smallest, runner, oracle);
    const explanation = await explainFailure(final, {
      signature,
      seed: this.job.request.seed,
      expect: (inputs) => oracle.expect(inputs),
      attempt: (cases) => this.attempt(final, cases, SMALL_CASE_MS, runner, oracle),
    });
    const counterexample = counterexampleOf(final, signature, failure, explanation);
    const summary = sentenceOf(final, counterexample, signature);
    const line = final.line > 0 ? final.line : definitionLine(this.source.text, signature);
    const message: Message = { file: this.source.path, line, column: 1, severity: 'error', text: summary };
    return this.finish(final.verdict, summary, counterexample, [message]);
  }

  /**
   * Runs the shrunk case once more, alone in a fresh process. Where it is right there, the solution remembers earlier
   * calls or rolls dice: the learner is told so, with the case that failed first.
   */
  private async confirm(
    original: Failure,
    smallest: Failure,
    runner: SolutionRunner,
    oracle: OracleWorker,
  ): Promise<Failure> {
    if (original.verdict === 'too-slow' || original.phase === 'large') return smallest;
    for (const failure of smallest === original ? [original] : [smallest, original]) {
      await runner.dispose();
      const [result] = await runner.run([failure.oracleCase], () => SMALL_CASE_MS);
      this.stopIfCancelled();
      const again = await this.check(failure.phase, failure.oracleCase, result as CaseResult, runner, oracle);
      if (again !== null) return again;
    }
    return { ...original, why: original.why ?? NOT_REPEATED };
  }

  /** Runs shrunk candidates; the answer may be shorter than the question, after a case that ended the process. */
  private async attempt(
    original: Failure,
    cases: readonly OracleCase[],
    deadlineMs: number,
    runner: SolutionRunner,
    oracle: OracleWorker,
  ): Promise<readonly (Failure | null)[]> {
    const results = await runner.run(cases, (one) => deadlineMs + one.args.length / WIRE_BYTES_PER_MS);
    this.stopIfCancelled();
    const failures: (Failure | null)[] = [];
    for (const [i, result] of results.entries()) {
      failures.push(await this.check(original.phase, cases[i] as OracleCase, result, runner, oracle));
    }
    return failures;
  }

  private reportLoadFailure({ failure }: LoadError): Report {
    const { adapter } = this.job;
    const file = this.source.path;
    if (failure.kind === 'load') {
      const { type, message, line, column } = failure.reply;
      const text = type === '' ? message : `${type}: ${message}`;
      const verdict: Verdict = RUNTIME_LOAD.test(type) ? 'runtime-error' : 'compile-error';
      return this.finish(verdict, text, null, [
        { file, line: Math.max(1, line), column: Math.max(1, column), severity: 'error', text },
      ]);
    }
    const crash = adapter.crash(failure.output, this.source);
    const limit =
      failure.end.reason === 'memory'
        ? 'memory-limit'
        : failure.end.reason === 'output'
          ? 'output-limit'
          : null;
    const verdict: Verdict = failure.end.reason === 'time' ? 'time-limit' : (limit ?? 'runtime-error');
    const text =
      crash?.message ??
      (failure.end.reason === 'time'
        ? 'The file did not finish loading: something runs at its top level.'
        : `The program ended while it was loading (${failure.end.signal ?? `exit code ${failure.end.exitCode ?? 'unknown'}`}).`);
    return this.finish(verdict, text, null, [
      { file, line: Math.max(1, crash?.line ?? 0), column: 1, severity: 'error', text },
    ]);
  }

  private finish(
    verdict: Verdict,
    summary: string,
    counterexample: Counterexample | null,
    messages: readonly Message[],
  ): Report {
    const { request, problem, ports, onEvent } = this.job;
    const now = ports.clock.now();
    const report: Report = {
      problem: problem.id,
      language: request.language,
      verdict,
      summary,
      seed: request.seed,
      cases: this.countCases(),
      counterexample,
      growth: this.growth,
      messages,
      timings: {
        buildMs: Math.round(this.buildMs),
        runMs: Math.round(this.runStartedAt === null ? 0 : now - this.runStartedAt),
        totalMs: Math.round(now - this.startedAt),
      },
    };
    onEvent({ type: 'finished', report });
    return report;
  }

  private countCases(): CaseCounts {
    let run = 0;
    let passed = 0;
    for (const count of this.counts.values()) {
      run += count.run;
      passed += count.passed;
    }
    return {
      run,
      passed,
      byPhase: Object.fromEntries([...this.counts].map(([phase, count]) => [phase, { ...count }])),
    };
  }

  private noteLarge(ns: number): void {
    if (ns > this.slowest.ns) this.slowest = { family: (this.counts.get('large')?.run ?? 1) - 1, ns };
  }

  /** Against the shipped solution in the same language; only after a full run that found nothing wrong. */
  private async measureGrowth(
    own: SolutionRunner,
    runnerIn: (dir: string) => SolutionRunner,
    oracle: OracleWorker,
  ): Promise<Growth> {
    const { request, problem, adapter, ports, signal } = this.job;
    const shippedText = problem.solutions[request.language];
    if (request.phases !== undefined || shippedText === undefined || this.slowest.ns === 0) return NOT_JUDGED;
    const source: SolutionSource = { path: `solution${adapter.extensions[0] ?? ''}`, text: shippedText };
    const built = await ports.builder.build(
      await adapter.plan(source, this.spec.signature, ports.typeStripper),
      signal,
    );
    this.stopIfCancelled();
    if (!built.ok) return NOT_JUDGED;
    const shipped = runnerIn(built.dir);
    try {
      return await runGrowth({
        seed: request.seed,
        family: this.slowest.family,
        largest: this.spec.growth.max,
        oracle,
        own,
        shipped,
        clock: ports.clock,
      });
    } finally {
      await shipped.dispose();
    }
  }

  private acceptedSentence(): string {
    const { passed } = this.countCases();
    return `Right on all ${passed.toLocaleString('en-US')} inputs.`;
  }

  /** Milliseconds that one call at the declared sizes may take in this language. */
  private limitMs(): number {
    return this.spec.limits.caseMs * this.job.adapter.timeFactor;
  }

  private deadline(phase: Phase, one: OracleCase): number {
    const transfer = (one.args.length + one.want.length) / WIRE_BYTES_PER_MS;
    return phase === 'large' ? this.limitMs() * 1.2 + 500 + transfer : SMALL_CASE_MS + transfer;
  }

  private failureContext(phase: Phase): FailureContext {
    return {
      signature: this.spec.signature,
      adapter: this.job.adapter,
      source: this.source,
      limitMs: phase === 'large' ? this.limitMs() : SMALL_CASE_MS,
      memoryMb: this.spec.limits.memoryMb,
    };
  }

  private stopIfCancelled(): void {
    if (this.job.signal.aborted) throw new CancelledError();
  }
}

/** Failures while loading that the program's own code made, rather than its grammar or a missing name. */
const RUNTIME_LOAD = /^(?!Syntax|Indentation|Tab|Missing|Import|ModuleNotFound).*(?:Error|Exception|panic)/;

const NOT_REPEATED =
  'Wrong here, right when it is called alone: it keeps something between calls, or its answer depends on chance.';

function isAboutTime(failure: Failure): boolean {
  return failure.verdict === 'time-limit' || failure.verdict === 'too-slow';
}

function seconds(ms: number): string {
  return `${(ms / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 })} s`;
}
