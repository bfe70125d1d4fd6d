/**
 * What a language brings: how a stub looks, how a solution is built and run, what its errors mean. One file a language;
 * pure: an adapter says what is to be done, the platform does it.
 */
import type { Problem, Signature } from '../catalog/model.ts';
import type { CallOutcome, ComponentSpec, Sequence, Step } from '../components/spec.ts';
import type { Message } from '../grading/report.ts';
import type { TypeStripper } from '../ports.ts';
import type { ValueType } from '../values/type.ts';
import type { LanguageId } from './ids.ts';

/** How to find a toolchain and what to say where there is none. */
export interface ToolchainSpec {
  /** Also the setting that names an executable by hand: `kode.toolchain.<id>`. */
  readonly id: string;
  /** "Go", "Python 3". */
  readonly title: string;
  /** Commands to try in this order on the PATH. */
  readonly commands: readonly string[];
  /** Arguments that print the version. */
  readonly versionArgs: readonly string[];
  /** Finds the version in what they print; its first group is the version. */
  readonly versionPattern: RegExp;
  /** Oldest version that works, compared by numbers: "1.21". */
  readonly minimum: string;
  /**
   * Arguments that make the command print the path of the executable behind a version manager's shim (one line), or
   * null where the command is the thing itself. Shims cost more than the interpreter's own start.
   */
  readonly realPathArgs: readonly string[] | null;
  /** Where what they print is the folder of the installation: names on the way from it to the executable. */
  readonly realPathInside?: readonly string[];
  /** What to do where it is missing: one sentence. */
  readonly fix: string;
}

/** A file of a build: given text, or a file shipped with Kode (`asset`, relative to the harness folder). */
export type PlannedFile =
  { readonly path: string; readonly text: string } | { readonly path: string; readonly asset: string };

/** A process to start in the build's folder. */
export interface Command {
  /**
   * A toolchain to run, or `node`: the JavaScript runtime that runs Kode; or null: `args[0]` is a file of the build, or a
   * full path (out of a shared part).
   */
  readonly tool: ToolchainSpec | 'node' | null;
  readonly args: readonly string[];
  /** Added to a clean environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What it prints goes into this file of the folder, when it has succeeded. */
  readonly outputFile?: string;
  /**
   * Takes so long to start that it is started before anybody asks. `of-run`: once its build is there; it runs nothing of the
   * solution before its first request. `of-build`: before there is a build, anywhere; the folder of the build is then the
   * first line of its requests, a JSON string, and it goes there.
   */
  readonly ahead?: 'of-run' | 'of-build';
  /**
   * Starts a process that stays and does the work of this command and of others like it. It reads lines of JSON,
   * `["argument", ...]`, and answers each with one: `[exit code, "output"]`. Paths in arguments must be full ones.
   */
  readonly server?: Command;
}

/** Something that many builds need: made once for a toolchain, kept in the cache under a key of its own. */
export interface SharedPart {
  /**
   * In the commands of a quick way `{part:NAME}` is the folder of the part, and `{part:NAME:FILE}` the text of a file in
   * it, without white space around; an argument that is nothing else is left out where that is empty.
   */
  readonly name: string;
  readonly files: readonly PlannedFile[];
  readonly commands: readonly Command[];
  /** After the commands: what this toolchain can do best. */
  readonly choices?: readonly Choice[];
  readonly timeoutMs: number;
}

/** The first of the candidates with which the command succeeds becomes the text of the file; '' where none does. */
export interface Choice {
  readonly file: string;
  readonly candidates: readonly string[];
  /** `{candidate}` stands for the candidate. */
  readonly command: Command;
}

/**
 * A faster way to the same program as the plan's own commands, which are the plain way. Where anything of it fails, the
 * plain way is gone, from the start: it decides whether a solution compiles, and its complaints are what is shown.
 *
 * What it makes must not need the parts any more.
 */
export interface QuickWay {
  readonly parts: readonly SharedPart[];
  /** On top of the plan's files; one of the same path is taken instead. */
  readonly files: readonly PlannedFile[];
  readonly commands: readonly Command[];
  /** With this exit code the last command complains word for word as the plain way would; null: never. */
  readonly complaintCode: number | null;
}

export interface BuildPlan {
  readonly language: LanguageId;
  readonly files: readonly PlannedFile[];
  /** Run one after the other in the build's folder; the first that fails ends the build. */
  readonly commands: readonly Command[];
  readonly timeoutMs: number;
  readonly quick?: QuickWay;
}

/**
 * A build for a debugger: not optimised, with all that it wants to know, and with places of the learner's own file.
 *
 * Debuggers pass no descriptors on: the program reads its requests from the file that KODE_REQUESTS names, writes its replies
 * to the one that KODE_REPLIES names, and ends after the last request.
 */
export interface DebugBuild {
  readonly plan: BuildPlan;
  readonly run: Command;
  /** The name that `compileMessages` reads, where here the compiler names the learner's own file instead. */
  readonly solution?: string;
}

export interface StubFile {
  /** File name without folder. */
  readonly name: string;
  readonly text: string;
}

/** A place in a running program that the learner can go to. */
export interface Crash {
  /** What happened, one line: "index out of range [5] with length 5". */
  readonly message: string;
  /** Line of the learner's file, from 1; 0 where unknown. */
  readonly line: number;
  /** What the program printed itself, without the language's own report of the crash. */
  readonly printed: string;
}

/** The learner's file as the judge got it. */
export interface SolutionSource {
  readonly path: string;
  /** Without a BOM; line ends as they are. */
  readonly text: string;
}

/** A solution that cannot be planned: a syntax error found before the compiler, a name that is missing. */
export class PlanError extends Error {
  readonly messages: readonly Message[];
  constructor(messages: readonly Message[]) {
    super(messages[0]?.text ?? 'The solution could not be read.');
    this.name = 'PlanError';
    this.messages = messages;
  }
}

export interface LanguageAdapter {
  readonly id: LanguageId;
  readonly title: string;
  /** With the dot; the first is used for new files, all are recognised. */
  readonly extensions: readonly string[];
  /** Starts a line comment. */
  readonly lineComment: string;
  /** How much slower this language may be: 1 for compiled ones. */
  readonly timeFactor: number;
  /** Drawing random numbers by a recipe takes its harness less time than reading them from a text. */
  readonly draws: boolean;
  /** Null: runs on Kode's own Node, nothing to install. */
  readonly toolchain: ToolchainSpec | null;
  /** Bytes the runtime needs for itself, in MiB, on top of a problem's memory limit. */
  readonly baselineMb: number;

  /** A type as this language writes it, for stubs and the statement view. */
  typeName(type: ValueType, signature: Signature): string;
  /** The signature as one line of this language, for the statement view. */
  signatureLine(signature: Signature): string;
  /** The starting file of a problem. */
  stub(problem: Problem): StubFile;
  /** Files beside or above it that this language's tools want (go.mod, tsconfig.json), relative to the practice folder. */
  workspaceFiles(): readonly PlannedFile[];
  /** A value as a literal of this language, for counterexamples: `[1, 2]`, `[]int{1, 2}`. Long values are cut by the caller. */
  literal(value: unknown, type: ValueType): string;

  /** @throws PlanError where the source cannot be built at all. */
  plan(source: SolutionSource, signature: Signature, typeStripper: TypeStripper): Promise<BuildPlan>;
  /** The command that runs a finished build, speaking the wire on descriptors 3 (in) and 4 (out). */
  run(memoryMb: number): Command;
  /** Absent: what is graded can be debugged as it is. @throws PlanError as `plan` */
  debugBuild?(source: SolutionSource, signature: Signature): DebugBuild;
  /** Compiler output to messages in the learner's file; never empty for a failed build. */
  compileMessages(output: string, source: SolutionSource, signature: Signature): readonly Message[];
  /** What a program that died has to say: its output after the last reply. */
  crash(output: string, source: SolutionSource): Crash | null;
  /**
   * The line of the learner's file at which a program was that did not end; 0 where unknown.
   * @param trace what it printed when it got SIGQUIT
   */
  hangLine(trace: string, source: SolutionSource): number;

  /** Components in this language; absent until it has them. */
  readonly component?: ComponentAdapter;
}

/** One way to let several threads use a component at once. */
export interface ThreadsBuild {
  /** What finds races in it, as in "the race detector of Go"; null: only what the threads saw is looked at. */
  readonly detector: string | null;
  readonly plan: BuildPlan;
  /** As `LanguageAdapter.run`; the program answers scenarios (engine/components/scenarioWire.ts). */
  readonly run: (memoryMb: number) => Command;
  /** Memory for the runtime and the detector, in MiB, on top of the problem's limit. */
  readonly baselineMb: number;
}

/** What a detector says before it ends the program. */
export interface RaceReport {
  /** `race`: two threads use the same memory without an order; `deadlock`: they can wait for one another for ever. */
  readonly kind: 'race' | 'deadlock';
  /** One sentence, without lines. */
  readonly message: string;
  /** Lines of the learner's file, from 1, the one to go to first; empty where unknown. */
  readonly lines: readonly number[];
  /** What the program printed itself. */
  readonly printed: string;
}

/** How several threads use a component of a language at once. */
export interface ThreadsAdapter {
  /** "goroutines". */
  readonly title: string;
  /**
   * Ways to do it, the one that finds most first. Where one does not build, or does not start, though the solution does, this
   * machine cannot do it; then it is the next one's turn. @throws PlanError
   */
  builds(source: SolutionSource, spec: ComponentSpec): readonly [ThreadsBuild, ...ThreadsBuild[]];
  /** Scenarios of a full run, and how often each is run. */
  readonly scenarios: number;
  readonly rounds: number;
  /** What a detector printed before it ended the program; null where it is no report of one. */
  race(output: string, source: SolutionSource): RaceReport | null;
  /**
   * Lines of the learner's file at which threads of a program were that did not end, each once; empty where unknown.
   * @param trace what it printed when it got SIGQUIT
   */
  waits(trace: string, source: SolutionSource): readonly number[];
}

/**
 * How a language takes a component: a class, or what stands for one. The build is run by `LanguageAdapter.run` and answers
 * the sequences of engine/components/wire.ts; crashes and hangs are read as those of functions.
 */
export interface ComponentAdapter {
  /**
   * The starting file, then the examples as a plain test of the language's own tool, which runs without Kode. Both lie in a
   * folder of the problem's own.
   */
  files(problem: Problem, spec: ComponentSpec): readonly [StubFile, ...StubFile[]];
  /** The interface in this language's words, a line each: for the statement, and for messages. */
  interfaceLines(spec: ComponentSpec): readonly string[];
  /** @throws PlanError where the source cannot be built at all. */
  plan(source: SolutionSource, spec: ComponentSpec, typeStripper: TypeStripper): Promise<BuildPlan>;
  /** Compiler output to messages in the learner's file; never empty for a failed build. */
  compileMessages(output: string, source: SolutionSource, spec: ComponentSpec): readonly Message[];
  /** How the component of a sequence is made, as a statement: `bucket := NewTokenBucket(3, 1, 1000, clock)`. */
  makeText(sequence: Sequence, spec: ComponentSpec): string;
  /** One step as a statement of this language, without its result: `bucket.Allow(3)`, `clock.Advance(250)`. */
  stepText(step: Step, spec: ComponentSpec): string;
  /** What a step gave, as this language writes it: `true`, `nil`, `ErrInvalid`. */
  outcomeText(outcome: CallOutcome, step: Step | null, spec: ComponentSpec): string;
  /** A sequence with its right outcomes as a runnable test of the language's own tool: what a learner keeps of a failure. */
  testText(
    problem: Problem,
    spec: ComponentSpec,
    sequence: Sequence,
    outcomes: readonly CallOutcome[],
  ): string;
  /** Absent where calls never overlap: in a language in which a call runs to its end. */
  readonly threads?: ThreadsAdapter;
}
