/**
 * Runs cases in a solution's process and keeps going: after a crash or a deadline the next cases run in a fresh process.
 */
import type { Command } from '../languages/language.ts';
import type { CancelSignal, OracleCase, Session, SessionEnd, SessionLimits, Sessions } from '../ports.ts';
import { WireError } from '../values/wire.ts';
import type { LoadReply, Reply } from './reply.ts';
import { parseLoadReply, parseReply } from './reply.ts';

/** What became of one case. `from` and `to` are where its printed text lies in the capture. */
export type CaseResult =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly from: number }
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly from: number }
  /** A line came that no harness writes: the solution wrote to the descriptor of the replies. */
  | { readonly kind: 'junk'; readonly from: number };

/** The solution does not even load: what the language said, or how its process ended. */
export type LoadFailure =
  | { readonly kind: 'load'; readonly reply: Extract<LoadReply, { ok: false }> }
  | { readonly kind: 'ended'; readonly end: SessionEnd; readonly output: string };

export class LoadError extends Error {
  readonly failure: LoadFailure;
  constructor(failure: LoadFailure) {
    super('The solution does not load.');
    this.name = 'LoadError';
    this.failure = failure;
  }
}

/** Most printed text that is kept of one case, in bytes. */
const PRINTED_LIMIT = 64 * 1024;
/** Loading runs the learner's top-level code; a slow machine may need a while for an interpreter's start. */
const LOAD_MS = 20_000;

export interface RunnerOptions {
  readonly sessions: Sessions;
  readonly command: Command;
  readonly dir: string;
  readonly limits: SessionLimits;
  /** The harness follows recipes that draw too (`LanguageAdapter.draws`). */
  readonly draws: boolean;
  readonly signal: CancelSignal;
}

export class SolutionRunner {
  private readonly options: RunnerOptions;
  private session: Session | null = null;
  /** Peak after loading, in bytes; null where the system does not say. */
  private loadedBytes: number | null = null;
  private offset = 0;
  private nextId = 1;

  constructor(options: RunnerOptions) {
    this.options = options;
  }

  /** Starts the process if there is none. @throws LoadError */
  async load(): Promise<void> {
    if (this.session !== null) return;
    let { session, line, end } = await this.start();
    if (line === undefined && end?.reason === 'exit') {
      // Once more: one that had waited for its work may have been ended by anybody before it got to it.
      await this.dispose();
      ({ session, line, end } = await this.start());
    }
    if (line === undefined) {
      const output = await session.printed(0, Infinity, PRINTED_LIMIT);
      await this.dispose();
      throw new LoadError({ kind: 'ended', end: end ?? UNKNOWN_END, output });
    }
    let reply: LoadReply;
    try {
      reply = parseLoadReply(line);
    } catch (error) {
      await this.dispose();
      if (!(error instanceof WireError)) throw error;
      throw new LoadError({
        kind: 'load',
        reply: {
          ok: false,
          type: 'Junk',
          message: 'It writes to file descriptor 4, which Kode needs for results.',
          line: 0,
          column: 0,
        },
      });
    }
    if (!reply.ok) {
      await this.dispose();
      throw new LoadError({ kind: 'load', reply });
    }
    this.loadedBytes = session.highWaterBytes();
  }

  private async start(): Promise<{ session: Session; line: string | undefined; end: SessionEnd | null }> {
    const { sessions, command, dir, limits, signal } = this.options;
    const session = await sessions.open(command, dir, limits, signal);
    this.session = session;
    this.offset = 0;
    const { replies, end } = await session.exchange([{ line: '["hello"]', deadlineMs: LOAD_MS }]);
    return { session, line: replies[0], end };
  }

  /**
   * Runs cases in order. The answer ends with the first case that ended the process, so it may be shorter than what was
   * asked; whatever follows runs in a new process at the next call.
   * @throws LoadError
   */
  async run(
    cases: readonly OracleCase[],
    deadlineMs: (one: OracleCase) => number,
  ): Promise<readonly CaseResult[]> {
    await this.load();
    const session = this.session as Session;
    const first = this.nextId;
    this.nextId += cases.length;
    const lines = cases.map((one, i) => ({
      line: requestLine(first + i, one, this.options.draws),
      deadlineMs: deadlineMs(one),
    }));
    const { replies, end } = await session.exchange(lines);
    const results: CaseResult[] = [];
    for (const [i, line] of replies.entries()) {
      const from = this.offset;
      try {
        const reply = parseReply(line, first + i);
        this.offset = Math.max(reply.offset, from);
        results.push({ kind: 'reply', reply, from });
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
        results.push({ kind: 'junk', from });
        return results;
      }
    }
    if (results.length < cases.length)
      results.push({ kind: 'ended', end: end ?? UNKNOWN_END, from: this.offset });
    return results;
  }

  /** The most memory that this process needed over what it had after loading, in bytes; null where that is not known. */
  peakBytes(): number | null {
    const peak = this.session?.highWaterBytes() ?? null;
    return peak === null || this.loadedBytes === null ? null : Math.max(0, peak - this.loadedBytes);
  }

  /** The same solution, in a process of its own. */
  fresh(): SolutionRunner {
    return new SolutionRunner(this.options);
  }

  /** What the case printed. Only for the last results of `run`, before `renew` or `dispose`. */
  async printed(result: CaseResult): Promise<string> {
    if (this.session === null) return '';
    const to = result.kind === 'reply' ? result.reply.offset : Infinity;
    return this.session.printed(result.from, to, PRINTED_LIMIT);
  }

  /** Lets go of the process; the next run starts a new one. */
  async dispose(): Promise<void> {
    const session = this.session;
    this.session = null;
    await session?.dispose();
  }
}

function requestLine(id: number, { args, made }: OracleCase, draws: boolean): string {
  return `[${id},${made !== undefined && (draws || !made.draws) ? made.args : args}]`;
}

const UNKNOWN_END: SessionEnd = { reason: 'exit', exitCode: null, signal: null, busy: null };
