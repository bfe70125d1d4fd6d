/**
 * Grades a solution: plan → build → run → judge → shrink → report, as a stream of events.
 */
import type { Limits, Problem } from '../catalog/model.ts';
import type { Command, LanguageAdapter, SolutionSource } from '../languages/language.ts';
import { PlanError } from '../languages/language.ts';
import type { CancelSignal, GradingPorts, OracleWorker, SessionLimits } from '../ports.ts';
import { OracleError } from '../ports.ts';
import { Examination } from './examine.ts';
import type { ThreadsResult } from './examineThreads.ts';
import { ThreadsExamination } from './examineThreads.ts';
import { componentSubject } from './componentSubject.ts';
import { loadFailureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { functionSubject } from './functionSubject.ts';
import type { Growth } from './growth.ts';
import { NOT_JUDGED, notJudged } from './growth.ts';
import { runGrowth } from './growthRun.ts';
import type { CaseCounts, Counterexample, GradeEvent, Message, Report, Threads, Verdict } from './report.ts';
import { NotGradedError } from './report.ts';
import { CancelledError } from './request.ts';
import type { GradeRequest } from './request.ts';
import { LoadError, SolutionRunner } from './runner.ts';
import type { Subject } from './subject.ts';

/** Bytes that a solution may print over a whole run. */
const OUTPUT_BYTES = 4 * 1024 * 1024;
const PROCESSES = 32;
const NO_CASES: CaseCounts = { run: 0, passed: 0, byPhase: {} };

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

/** The learner's file as the judge takes it. */
export function sourceOf({ file }: Pick<GradeRequest, 'file'>): SolutionSource {
  return { path: file.path, text: file.text.replace(/^\uFEFF/, '') };
}

/** The process in which a solution of a problem runs. */
export function processOf(
  { limits }: { readonly limits: Limits },
  adapter: LanguageAdapter,
): { readonly command: Command; readonly limits: SessionLimits } {
  const memoryMb = limits.memoryMb + adapter.baselineMb;
  return {
    command: adapter.run(limits.memoryMb),
    limits: { memoryMb, outputBytes: OUTPUT_BYTES, processes: PROCESSES },
  };
}

/** @throws NotGradedError for a problem of a kind whose solutions do not run, or that has no judge yet */
export function subjectOf({ kind, spec, component }: Problem): Subject {
  if (spec !== undefined) return functionSubject(spec);
  if (component !== undefined) return componentSubject(component);
  throw new NotGradedError(
    `Problems of the kind "${kind}" cannot be graded yet.`,
    'Choose a function problem.',
  );
}

/** What a run found, before it becomes a report. */
interface Finding {
  readonly verdict: Verdict;
  readonly summary: string;
  readonly cases?: CaseCounts;
  readonly counterexample?: Counterexample;
  readonly growth?: Growth;
  readonly threads?: Threads;
  readonly messages?: readonly Message[];
  readonly ownAnswers?: readonly (string | null)[];
}

class GradeRun {
  private readonly job: GradeJob;
  private readonly subject: Subject;
  private readonly source: SolutionSource;
  private readonly startedAt: number;
  private buildMs = 0;
  private shipped: Promise<SolutionRunner | null> | null = null;
  private runStartedAt: number | null = null;

  constructor(job: GradeJob) {
    this.job = job;
    this.subject = subjectOf(job.problem);
    this.source = sourceOf(job.request);
    this.startedAt = job.ports.clock.now();
  }

  async report(): Promise<Report> {
    const { request, problem, onEvent } = this.job;
    onEvent({ type: 'started', problem: problem.id, language: request.language, seed: request.seed });
    await this.needToolchain();
    onEvent({ type: 'building' });
    const built = await this.build(this.source);
    const report = this.reportOf(
      typeof built === 'string'
        ? await this.runIn(built)
        : { verdict: 'compile-error', summary: built[0]?.text ?? 'It does not compile.', messages: built },
    );
    onEvent({ type: 'finished', report });
    return report;
  }

  private async needToolchain(): Promise<void> {
    const { adapter, ports } = this.job;
    if (adapter.toolchain === null) return;
    const state = await ports.toolchains.find(adapter.toolchain);
    if (!state.found) throw new NotGradedError(state.reason, state.fix);
  }

  /** The folder of the build, or the compiler's messages. */
  private async build(source: SolutionSource): Promise<string | readonly Message[]> {
    const { adapter, ports, signal } = this.job;
    try {
      const plan = await this.subject.plan(adapter, source, ports.typeStripper);
      const built = await ports.builder.build(plan, signal);
      this.stopIfCancelled();
      if (source === this.source) this.buildMs = built.ms;
      if (built.ok) return built.dir;
      if (!built.timedOut) return this.subject.compileMessages(adapter, built.output, source);
      throw new NotGradedError(
        `The ${adapter.title} compiler did not end within ${Math.round(plan.timeoutMs / 1000)} s.`,
        'Try again; if it happens every time, look at the compiler outside Kode.',
      );
    } catch (error) {
      if (error instanceof PlanError) return error.messages;
      throw error;
    }
  }

  private async runIn(dir: string): Promise<Finding> {
    const { request, problem, adapter, ports, signal, onEvent } = this.job;
    this.runStartedAt = ports.clock.now();
    const runner = this.runnerIn(dir);
    // The oracle's worker starts while the solution's process does.
    const opening = ports.oracles.open(problem.id);
    opening.catch(() => undefined);
    try {
      await runner.load();
      const oracle = await opening;
      const threads = this.threadsExamination();
      const examination = new Examination({
        request,
        subject: this.subject,
        source: this.source,
        adapter,
        runner,
        oracle,
        clock: ports.clock,
        machine: ports.machine,
        signal,
        shipped: () => this.shippedRunner(),
        onProgress: (phase, { run, passed }) => {
          onEvent({ type: 'running', phase, run, passed });
          // What is wrong is mostly wrong before that; all others wait less.
          if (phase === 'random') threads?.prepare();
        },
      });
      const failure = await examination.run();
      if (failure !== null) return await this.failed(failure, examination, oracle);
      const counted = examination.counts();
      const tried = threads === null ? null : await threads.run(oracle);
      const cases = tried === null ? counted : withThreads(counted, tried);
      const wrong = tried === null ? null : await this.wrongWithThreads(tried, oracle);
      if (wrong !== null) return { ...wrong, cases, ownAnswers: examination.ownAnswers() };
      return {
        verdict: 'accepted',
        summary:
          cases.passed === 1
            ? 'Right on this input.'
            : `Right on all ${cases.passed.toLocaleString('en-US')} inputs.`,
        cases,
        ...(tried === null ? {} : { threads: tried.said }),
        messages: examination.ownMessages(),
        ownAnswers: examination.ownAnswers(),
        growth: await this.measureGrowth(examination.slowestFamily(), runner, oracle),
      };
    } catch (error) {
      // A process that was ended by a cancel looks like one that does not load.
      this.stopIfCancelled();
      if (!(error instanceof LoadError)) throw error;
      const { verdict, text, line, column } = loadFailureOf(error.failure, adapter, this.source);
      const message: Message = { file: this.source.path, line, column, severity: 'error', text };
      return { verdict, summary: text, messages: [message] };
    } finally {
      const oracle = await opening.catch(() => null);
      const shipped = await this.shipped?.catch(() => null);
      await Promise.all([runner.dispose(), shipped?.dispose(), oracle?.dispose()]);
    }
  }

  /** Null where no threads share what is graded, or this run is about something else. */
  private threadsExamination(): ThreadsExamination | null {
    const { request, adapter, ports, signal, onEvent } = this.job;
    const { threads, limits } = this.subject;
    if (threads === null || request.phases?.includes('threads') === false) return null;
    return new ThreadsExamination({
      request,
      subject: this.subject,
      threads,
      source: this.source,
      adapter,
      ports,
      limits: processOf({ limits }, adapter).limits,
      signal,
      onProgress: (run) => onEvent({ type: 'running', phase: 'threads', run, passed: run }),
    });
  }

  /** What is right with one thread and wrong with several; null where it is right with several, too. */
  private async wrongWithThreads(
    { said, failure, messages }: ThreadsResult,
    oracle: OracleWorker,
  ): Promise<Finding | null> {
    const { threads } = this.subject;
    if (messages.length > 0) {
      return { verdict: 'compile-error', summary: messages[0]?.text ?? said.text, threads: said, messages };
    }
    if (failure === null || threads === null) return null;
    const { first, final } = failure;
    const counterexample = await threads.counterexample(final, {
      adapter: this.job.adapter,
      oracle,
      first,
    });
    const summary = threads.sentence(final, counterexample);
    const line = final.line > 0 ? final.line : this.subject.definitionLine(this.source.text);
    const message: Message = { file: this.source.path, line, column: 1, severity: 'error', text: summary };
    return { verdict: final.verdict, summary, counterexample, threads: said, messages: [message] };
  }

  private async failed(failure: Failure, examination: Examination, oracle: OracleWorker): Promise<Finding> {
    const { subject, source } = this;
    const { adapter, onEvent } = this.job;
    const cases = examination.counts();
    const found = await subject.counterexample(failure, { adapter, oracle });
    onEvent({ type: 'counterexample', counterexample: found });
    const { final, explanation } = await examination.pinDown(failure);
    const counterexample = await subject.counterexample(final, {
      adapter,
      oracle,
      first: failure,
      explanation,
    });
    const summary = subject.sentence(final, counterexample);
    const line = final.line > 0 ? final.line : subject.definitionLine(source.text);
    const message: Message = { file: source.path, line, column: 1, severity: 'error', text: summary };
    return {
      verdict: final.verdict,
      summary,
      cases,
      counterexample,
      messages: [message, ...examination.ownMessages()],
      ownAnswers: examination.ownAnswers(),
    };
  }

  /** Against the shipped solution in the same language; only after a full run that found nothing wrong. */
  private async measureGrowth(
    family: number | null,
    own: SolutionRunner,
    oracle: OracleWorker,
  ): Promise<Growth> {
    const { request, ports } = this.job;
    if (request.growth === false || request.phases !== undefined) return NOT_JUDGED;
    if (family === null) return notJudged('Growth was not measured: this problem has no large inputs.');
    const shipped = await this.shippedRunner();
    if (shipped === null)
      return notJudged('Growth was not measured: there is no shipped solution in this language.');
    const { clock, machine } = ports;
    const { largest, grown } = this.subject;
    try {
      return await runGrowth({
        ...{ seed: request.seed, family, largest, grown },
        ...{ oracle, own, shipped, clock, machine },
      });
    } catch (error) {
      // Everything was right before: a process that does not start any more says nothing about the solution.
      if (!(error instanceof LoadError)) throw error;
      return notJudged('Growth was not measured: a program did not start again.');
    }
  }

  /** The shipped solution, built once; null where there is none, or none that builds here. */
  private shippedRunner(): Promise<SolutionRunner | null> {
    this.shipped ??= this.buildShipped();
    return this.shipped;
  }

  private async buildShipped(): Promise<SolutionRunner | null> {
    const { request, problem, adapter, ports } = this.job;
    const text = problem.solutions[request.language];
    if (text === undefined) return null;
    const built = await this.build({ path: `solution${adapter.extensions[0] ?? ''}`, text });
    if (typeof built !== 'string') {
      ports.log.warn(`The shipped ${adapter.title} solution of ${problem.id} does not build.`);
      return null;
    }
    return this.runnerIn(built);
  }

  private runnerIn(dir: string): SolutionRunner {
    const { adapter, ports, signal } = this.job;
    const { command, limits } = processOf(this.subject, adapter);
    return new SolutionRunner({
      sessions: ports.sessions,
      command,
      dir,
      limits,
      draws: adapter.draws,
      signal,
    });
  }

  private reportOf(finding: Finding): Report {
    const { request, problem, ports } = this.job;
    const now = ports.clock.now();
    return {
      problem: problem.id,
      language: request.language,
      verdict: finding.verdict,
      summary: finding.summary,
      seed: request.seed,
      cases: finding.cases ?? NO_CASES,
      counterexample: finding.counterexample ?? null,
      growth: finding.growth ?? NOT_JUDGED,
      ...(finding.threads === undefined ? {} : { threads: finding.threads }),
      messages: finding.messages ?? [],
      ownAnswers: finding.ownAnswers ?? [],
      isolation: this.runStartedAt === null ? null : ports.sessions.isolation,
      timings: {
        buildMs: Math.round(this.buildMs),
        runMs: Math.round(this.runStartedAt === null ? 0 : now - this.runStartedAt),
        totalMs: Math.round(now - this.startedAt),
      },
    };
  }

  private stopIfCancelled(): void {
    if (this.job.signal.aborted) throw new CancelledError();
  }
}

function withThreads(cases: CaseCounts, { count }: ThreadsResult): CaseCounts {
  const { run, passed } = count;
  if (run === 0) return cases;
  return {
    run: cases.run + run,
    passed: cases.passed + passed,
    byPhase: { ...cases.byPhase, threads: count },
  };
}
