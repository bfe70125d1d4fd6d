/**
 * What the engine needs from outside. Implemented on Node in `platform/`; in unit tests by plain objects.
 *
 * Paths are opaque strings of the host (they may hold spaces, non-ASCII letters, backslashes); the engine joins them
 * only through `Files`.
 */
import type { SequenceView } from './components/view.ts';
import type { BuildPlan, Command, ToolchainSpec } from './languages/language.ts';
import type { LanguageId } from './languages/ids.ts';
import type { Judgement } from './grading/judgement.ts';

/** Reading and writing text files. All texts are UTF-8; a BOM is kept by `read` and is the caller's to strip. */
export interface Files {
  read(path: string): Promise<string>;
  /** Names in a folder with their kind; rejects where there is none. */
  list(path: string): Promise<readonly { readonly name: string; readonly kind: 'file' | 'folder' }[]>;
  exists(path: string): Promise<boolean>;
  /** Writes a file that must not exist yet; makes its folders. Resolves to false, with nothing written, where it exists. */
  create(path: string, text: string): Promise<boolean>;
  join(...parts: string[]): string;
}

/** The part of the standard `AbortSignal` that the engine uses; any AbortSignal is one. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** A monotonic clock. */
export interface Clock {
  /** Milliseconds, with fractions; only differences mean anything. */
  now(): number;
}

/** What else the machine is doing. */
export interface Machine {
  /** Programs that want to run, by core, over the last minute: 1 is a machine that is just full. 0 where unknown. */
  load(): number;
}

/** One line of a log, for people who look for the cause of a failure. */
export interface Log {
  info(text: string): void;
  warn(text: string): void;
  error(text: string, cause?: unknown): void;
}

/** A toolchain that was found, or why not. */
export type ToolchainState =
  | { readonly found: true; readonly path: string; readonly version: string }
  | { readonly found: false; readonly reason: string; readonly fix: string };

/** The toolchain of one language, for a person who asks what works on this machine. */
export interface ToolchainReport {
  readonly language: LanguageId;
  /** "Go". */
  readonly title: string;
  /** Null: nothing to install, it runs on Kode's own Node. */
  readonly state: ToolchainState | null;
}

/** Finds compilers and interpreters once and remembers them. */
export interface Toolchains {
  find(spec: ToolchainSpec): Promise<ToolchainState>;
}

/** A solution that is ready to run, or the compiler's complaints. */
export type BuildResult =
  | { readonly ok: true; readonly dir: string; readonly cached: boolean; readonly ms: number }
  /** `output` is the compiler's text; the adapter turns it into messages. `timedOut`: the compiler did not end. */
  | { readonly ok: false; readonly output: string; readonly timedOut: boolean; readonly ms: number };

/** Writes a build's files into a folder of the cache and runs its commands there; same plan, same folder, no work. */
export interface Builder {
  build(plan: BuildPlan, signal: CancelSignal): Promise<BuildResult>;
}

/** What a running solution may use. */
export interface SessionLimits {
  readonly memoryMb: number;
  /** Bytes printed, over the whole session. */
  readonly outputBytes: number;
  readonly processes: number;
}

/** A case on its way to the solution: a line of the wire without the line end. */
export interface CaseLine {
  readonly line: string;
  /** Wall milliseconds for this case, counted from the reply before it (or from the send). */
  readonly deadlineMs: number;
}

/** Why a session is over before it answered everything. */
export interface SessionEnd {
  readonly reason: 'exit' | 'time' | 'memory' | 'output' | 'processes' | 'cancelled';
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** CPU was used while the deadline passed: a loop, not a wait. Only with `time`. */
  readonly busy: boolean | null;
  /**
   * What the process said of itself when it was asked where it is, just before it was ended. Only with `time`, and only
   * where it said something: its harness has to, and may be in no state to.
   */
  readonly trace?: string;
}

/** What came back for a batch: one reply line per case in order, and the end if it came before the last of them. */
export interface Exchange {
  readonly replies: readonly string[];
  readonly end: SessionEnd | null;
}

/**
 * A running solution. What it prints (stdout and stderr, as a terminal would show them) goes to a capture of its own and
 * is read by offset: a reply carries the size of the capture after its case.
 */
export interface Session {
  /** Sends a batch and waits for its replies. After an exchange with an end the session is dead. */
  exchange(cases: readonly CaseLine[]): Promise<Exchange>;
  /** Printed text between two offsets of the capture, in bytes; cut at `limit` bytes. `to` may be Infinity. */
  printed(from: number, to: number, limit: number): Promise<string>;
  /** The most memory that the process has held so far, in bytes; null where the system does not say. */
  highWaterBytes(): number | null;
  /** Ends the whole process tree. Idempotent; resolves when nothing of it is left. */
  dispose(): Promise<void>;
}

/**
 * How what a solution starts is found and ended. `marks`: by marks that are passed on and cannot be taken off; `environment`:
 * by a variable that a program may take off; `parents`: by the ids of parents only.
 */
export type Isolation = 'marks' | 'environment' | 'parents';

export interface Sessions {
  readonly isolation: Isolation;
  open(command: Command, dir: string, limits: SessionLimits, signal: CancelSignal): Promise<Session>;
}

/** Takes the types out of TypeScript, keeping every line and column that it can. */
export interface TypeStripper {
  /** Throws `SyntaxError`-like errors with `line` and `column` where known. */
  strip(text: string): Promise<{ readonly code: string; readonly keepsPositions: boolean }>;
}

/** An input of a problem, encoded, with the answer that the oracle gave. */
export interface OracleCase {
  /** JSON array of the arguments on the wire, in order. */
  readonly args: string;
  /** The right outcome on the wire: see `encodeOutcome`. */
  readonly want: string;
  /** Total size of the input: number of scalars and characters. */
  readonly size: number;
  /** The same arguments with recipes that a harness follows by itself, where that is much shorter. */
  readonly made?: MadeArgs;
}

/** Arguments of which long ones are made by whoever reads them: see `values/made.ts`. */
export interface MadeArgs {
  /** JSON array of the arguments, with programs in it. */
  readonly args: string;
  /** They draw random numbers: a million draws take an interpreter longer than reading a million numbers. */
  readonly draws: boolean;
}

/**
 * The oracle of one problem, in a worker of its own, so that a loop or a crash in content cannot take the grader along.
 * Every call rejects with `OracleError` if the reference throws or takes too long: our fault, never an expected answer.
 */
export interface OracleWorker {
  /**
   * The next cases of a phase from this seed; empty when the phase is over. `constants`: whole numbers that stand in the
   * learner's file, for the random cases.
   */
  next(
    phase: string,
    seed: number,
    from: number,
    count: number,
    constants?: readonly (number | bigint)[],
  ): Promise<readonly OracleCase[]>;
  /** Expected outcomes of given inputs (JSON arrays of wire arguments); `null` where the input is not valid. */
  expect(inputs: readonly string[]): Promise<readonly (OracleCase | null)[]>;
  /** Compares a reply with the expected outcome, by value; only needed where the texts differ. */
  judge(args: string, want: string, got: string): Promise<Judgement>;
  /**
   * The steps of a component's sequence with what was right, what came and the model's state after each; `got` null: without
   * what came. Rejects for a function.
   */
  describe(args: string, got: string | null): Promise<SequenceView>;
  dispose(): Promise<void>;
}

export interface Oracles {
  open(problemId: string): Promise<OracleWorker>;
}

/** The reference failed: the problem is broken, not the solution. */
export class OracleError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'OracleError';
  }
}

/** All that the judge needs. */
export interface GradingPorts {
  readonly clock: Clock;
  readonly machine: Machine;
  readonly log: Log;
  readonly toolchains: Toolchains;
  readonly builder: Builder;
  readonly sessions: Sessions;
  readonly oracles: Oracles;
  readonly typeStripper: TypeStripper;
}
