/**
 * Lets several threads use a solution at once, in a build of its own, to the first scenario that shows a mistake. Only for
 * what is right with one thread: otherwise a learner would look for a race where there is none.
 */
import { countOf, isLeak, leftoverText } from '../components/leftovers.ts';
import type { Leftovers } from '../components/scenarioWire.ts';
import { decodeLeftovers, withRounds } from '../components/scenarioWire.ts';
import type { LanguageAdapter, SolutionSource, ThreadsAdapter, ThreadsBuild } from '../languages/language.ts';
import { PlanError } from '../languages/language.ts';
import type { CancelSignal, GradingPorts, OracleCase, OracleWorker, SessionLimits } from '../ports.ts';
import type { Failure } from './failure.ts';
import { failureOf } from './failure.ts';
import type { Message, Threads } from './report.ts';
import type { GradeRequest } from './request.ts';
import { CancelledError } from './request.ts';
import type { CaseResult } from './runner.ts';
import { LoadError, SolutionRunner } from './runner.ts';
import type { Subject, ThreadsSubject } from './subject.ts';
import { raceParts, seenParts, UNKNOWN } from './threadsFailure.ts';

/** Wall milliseconds for one scenario with all of its rounds: far over what any takes, so that only a hang meets it. */
const SCENARIO_MS = 5_000;
/** How much longer one gets that missed it and was not seen waiting. */
const LONGER = 3;
/** A deadline was missed: smaller scenarios that hang are given this long, and there are not many of them. */
const HANGING_MS = 700;
const HANGING_ATTEMPTS = 8;
/** Candidates run this many times as often as scenarios do: a mistake that luck hides is taken for a smaller scenario's end. */
const MORE_ROUNDS = 3;
const SHRINK_MS = 4_000;
const BATCH = 4;
/** Threads that components have left in one process until the next scenarios get a new one: a system has only so many. */
const MOST_LEFT = 250;

export interface ThreadsOptions {
  readonly request: GradeRequest;
  readonly subject: Subject;
  readonly threads: ThreadsSubject;
  readonly source: SolutionSource;
  readonly adapter: LanguageAdapter;
  readonly ports: Pick<GradingPorts, 'builder' | 'sessions' | 'clock' | 'log' | 'typeStripper'>;
  readonly limits: SessionLimits;
  readonly signal: CancelSignal;
  /** After each batch that is all right. */
  readonly onProgress: (run: number) => void;
}

/** A build that is there, or why there is none. */
type Ready =
  | {
      readonly kind: 'built';
      readonly dir: string;
      readonly way: ThreadsBuild;
      readonly rest: readonly ThreadsBuild[];
    }
  | { readonly kind: 'refused'; readonly messages: readonly Message[] };

export interface ThreadsResult {
  readonly said: Threads;
  readonly count: { readonly run: number; readonly passed: number };
  /** The first one, and the smallest like it. */
  readonly failure: { readonly first: Failure; readonly final: Failure } | null;
  /** The compiler's complaints about a solution that cannot be used by threads at all. */
  readonly messages: readonly Message[];
}

export class ThreadsExamination {
  private readonly options: ThreadsOptions;
  private readonly adapter: ThreadsAdapter | null;
  private ready: Promise<Ready> | null = null;
  private runner: SolutionRunner | null = null;
  private detector: string | null = null;
  /** Detectors that this machine does not have. */
  private readonly missing: string[] = [];
  private count = { run: 0, passed: 0 };
  private undecided = 0;
  /** Of the first scenario in which each component left some. */
  private leftovers: Leftovers | null = null;
  private leftInProcess = 0;

  constructor(options: ThreadsOptions) {
    this.options = options;
    this.adapter = options.threads.adapter(options.adapter);
  }

  /** Begins to build, since a detector's build takes long; `run` waits for it. */
  prepare(): void {
    if (this.adapter === null || this.ready !== null) return;
    this.ready = this.builds().then((ways) => this.build(ways));
    // Whoever runs it is told.
    this.ready.catch(() => undefined);
  }

  /** @throws CancelledError, OracleError */
  async run(oracle: OracleWorker): Promise<ThreadsResult> {
    const { adapter, options } = this;
    if (adapter === null) return this.notTried(`${options.adapter.title} makes one call after the other`);
    try {
      const refused = await this.open();
      if (refused !== null) return { ...this.notTried('it does not build for them'), messages: refused };
      const first = await this.firstFailure(oracle, adapter);
      if (first === null) return { ...this.result(this.right(adapter)), failure: null };
      const final = await this.pinDown(first, oracle, adapter);
      const said: Threads = { verdict: 'wrong', text: `Wrong with several ${adapter.title}.` };
      return { ...this.result(said), failure: { first, final } };
    } finally {
      await this.runner?.dispose();
    }
  }

  private get title(): string {
    return this.adapter?.title ?? 'threads';
  }

  private result(said: Threads): Omit<ThreadsResult, 'failure'> {
    return { said, count: this.count, messages: [] };
  }

  private notTried(why: string): ThreadsResult {
    const said: Threads = { verdict: 'not-tried', text: `Threads were not tried: ${why}.` };
    return { ...this.result(said), failure: null };
  }

  private right({ title, rounds }: ThreadsAdapter): Threads {
    const { source } = this.options;
    const { run } = this.count;
    const watched = this.detector === null ? '' : `, watched by ${this.detector}`;
    const parts = [`Right with several ${title} at once: ${run} uses, each ${rounds} times${watched}.`];
    if (this.leftovers !== null) {
      const lines = source.text.split('\n').length;
      parts.push(leftoverText(this.leftovers, { title, lines }));
    }
    // One detector may have several ways to it.
    const missing = this.missing.find((one) => one !== this.detector);
    if (missing !== undefined)
      parts.push(`${upperFirst(missing)} does not work on this machine, so only results were compared.`);
    if (this.undecided > 0)
      parts.push(`In ${this.undecided} cases there were too many orders to try; they count as right.`);
    return { verdict: 'right', text: parts.join(' ') };
  }

  private async builds(): Promise<readonly ThreadsBuild[]> {
    const { threads, adapter, source, ports } = this.options;
    return threads.builds(adapter, source, ports.typeStripper);
  }

  /** The first way that builds. One that does not, though others do, is what this machine cannot do. */
  private async build(ways: readonly ThreadsBuild[]): Promise<Ready> {
    const { ports, signal, subject, adapter, source } = this.options;
    const [way, ...rest] = ways;
    if (way === undefined) throw new Error('no way to build');
    const built = await ports.builder.build(way.plan, signal);
    if (signal.aborted) throw new CancelledError();
    if (built.ok) return { kind: 'built', dir: built.dir, way, rest };
    if (rest.length > 0) {
      ports.log.info(`No ${way.detector ?? 'threads'} here: ${built.output.slice(0, 400)}`);
      if (way.detector !== null) this.missing.push(way.detector);
      return this.build(rest);
    }
    return { kind: 'refused', messages: subject.compileMessages(adapter, built.output, source) };
  }

  /** Starts the program; where it does not start, that of the next way. Null, or why it cannot be built. */
  private async open(): Promise<readonly Message[] | null> {
    const { ports, limits, signal, adapter, subject } = this.options;
    let ready: Ready;
    try {
      this.prepare();
      ready = await (this.ready as Promise<Ready>);
    } catch (error) {
      if (error instanceof PlanError) return error.messages;
      throw error;
    }
    for (;;) {
      if (ready.kind === 'refused') return ready.messages;
      const { way, dir, rest } = ready;
      this.detector = way.detector;
      this.runner = new SolutionRunner({
        sessions: ports.sessions,
        command: way.run(subject.limits.memoryMb),
        dir,
        limits: { ...limits, memoryMb: subject.limits.memoryMb + way.baselineMb },
        draws: adapter.draws,
        signal,
      });
      try {
        await this.runner.load();
        return null;
      } catch (error) {
        if (signal.aborted) throw new CancelledError();
        if (!(error instanceof LoadError) || rest.length === 0) throw error;
        if (way.detector !== null) this.missing.push(way.detector);
        ready = await this.build(rest);
      }
    }
  }

  private async firstFailure(
    oracle: OracleWorker,
    { scenarios, rounds }: ThreadsAdapter,
  ): Promise<Failure | null> {
    const { request, onProgress } = this.options;
    const single = request.index;
    const end = single === undefined ? scenarios : single + 1;
    for (let from = single ?? 0; from < end;) {
      const cases = await oracle.next('threads', request.seed, from, Math.min(BATCH, end - from));
      if (cases.length === 0) break;
      from += cases.length;
      let rest = cases.map((one) => ({ ...one, args: withRounds(one.args, rounds) }));
      while (rest.length > 0) {
        const results = await this.runAll(rest, SCENARIO_MS);
        this.stopIfCancelled();
        for (const [i, result] of results.entries()) {
          const failure = await this.checkTwice(rest[i] as OracleCase, result, oracle);
          this.count = { ...this.count, run: this.count.run + 1 };
          if (failure !== null) return failure;
          this.count = { ...this.count, passed: this.count.passed + 1 };
        }
        rest = rest.slice(results.length);
      }
      onProgress(this.count.run);
    }
    return null;
  }

  /** A deadline that was missed by somebody who was not seen waiting may be the machine's fault. */
  private async checkTwice(
    one: OracleCase,
    result: CaseResult,
    oracle: OracleWorker,
  ): Promise<Failure | null> {
    const failure = await this.check(one, result, oracle, SCENARIO_MS);
    if (result.kind !== 'ended' || result.end.reason !== 'time' || failure?.verdict === 'deadlock')
      return failure;
    const [again] = await this.runAll([one], SCENARIO_MS * LONGER);
    this.stopIfCancelled();
    return this.check(one, again as CaseResult, oracle, SCENARIO_MS * LONGER);
  }

  private async check(
    oracleCase: OracleCase,
    result: CaseResult,
    oracle: OracleWorker,
    limitMs: number,
  ): Promise<Failure | null> {
    const { subject, adapter, source } = this.options;
    const runner = this.runnerNow();
    if (result.kind === 'reply' && result.reply.kind === 'value') {
      const got = result.reply.outcome;
      const judgement = await oracle.judge(oracleCase.args, oracleCase.want, got);
      if (judgement.ok) {
        this.undecided += judgement.undecided ?? 0;
        return null;
      }
      const printed = await runner.printed(result);
      const parts = seenParts(judgement.threads ?? UNKNOWN, judgement.why, source, this.title);
      return { phase: 'threads', oracleCase, printed, got, at: judgement.at ?? null, ...parts };
    }
    const printed = await runner.printed(result);
    if (result.kind !== 'reply') await runner.dispose();
    const shared = { subject, adapter, source, limitMs, shippedMs: null };
    const failure = failureOf('threads', oracleCase, result, null, printed, shared);
    if (result.kind !== 'ended') return failure;
    if (result.end.reason === 'time') {
      const lines = this.adapter?.waits(result.end.trace ?? '', source) ?? [];
      if (result.end.busy !== false || lines.length === 0) return failure;
      return { ...failure, ...seenParts({ verdict: 'deadlock', lines }, null, source, this.title) };
    }
    const race = this.adapter?.race(printed, source) ?? null;
    return race === null ? failure : { ...failure, ...raceParts(race, source) };
  }

  private async pinDown(first: Failure, oracle: OracleWorker, { rounds }: ThreadsAdapter): Promise<Failure> {
    const { threads, ports, signal } = this.options;
    const { clock } = ports;
    const endsAt = clock.now() + SHRINK_MS;
    // A harness that sees who waits says so at once; others let the deadline pass.
    const hangs = first.got === undefined && ['deadlock', 'time-limit'].includes(first.verdict);
    let attempts = 0;
    return threads.shrink(first, {
      expect: (inputs) => oracle.expect(inputs),
      attempt: async (one) => {
        attempts += 1;
        const often = { ...one, args: withRounds(one.args, rounds * MORE_ROUNDS) };
        const limitMs = hangs ? HANGING_MS : SCENARIO_MS;
        const [result] = await this.runAll([often], limitMs);
        this.stopIfCancelled();
        return this.check(often, result as CaseResult, oracle, limitMs);
      },
      isOver: () => signal.aborted || clock.now() > endsAt || (hangs && attempts >= HANGING_ATTEMPTS),
    });
  }

  private async runAll(cases: readonly OracleCase[], limitMs: number): Promise<readonly CaseResult[]> {
    const runner = this.runnerNow();
    if (this.leftInProcess > MOST_LEFT) {
      this.leftInProcess = 0;
      await runner.dispose();
    }
    const results = await runner.run(cases, () => limitMs);
    for (const result of results) {
      if (result.kind !== 'reply' || result.reply.kind !== 'value') continue;
      const left = decodeLeftovers(result.reply.outcome);
      if (left === null) continue;
      this.leftInProcess += countOf(left.threads);
      if (isLeak(left)) this.leftovers ??= left;
    }
    return results;
  }

  private runnerNow(): SolutionRunner {
    if (this.runner === null) throw new Error('not opened');
    return this.runner;
  }

  private stopIfCancelled(): void {
    if (this.options.signal.aborted) throw new CancelledError();
  }
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
