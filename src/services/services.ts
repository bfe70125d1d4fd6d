/** What features share. Made once in extension.ts and handed to every `register`. */
import type * as vscode from 'vscode';
import type { CatalogIndex, Lesson, Problem } from '../engine/catalog/model.ts';
import type { TextSearch } from '../engine/catalog/textIndex.ts';
import type { BuildRequest, Grader } from '../engine/grading/request.ts';
import type { LanguageId } from '../engine/languages/ids.ts';
import type { CancelSignal, ToolchainReport } from '../engine/ports.ts';
import type { AnswerResults, ItemState, ProgressEvent } from '../engine/progress/log.ts';
import type { Snippet, SnippetRun } from '../engine/snippets/snippet.ts';
import type { DebugRun } from '../platform/debugRun.ts';
import type { CommandId, ContextKeyId, SettingId, SettingTypes } from '../contract/ids.ts';
import type { Gradings } from './gradings.ts';
import type { OwnCaseFiles } from './ownCases.ts';

/** The catalog of the package; loaded on first use, texts one by one. */
export interface CatalogService {
  index(): Promise<CatalogIndex>;
  lesson(id: string): Promise<Lesson>;
  problem(id: string): Promise<Problem>;
  /** Search in the texts of lessons; its index is read when it is first asked for. */
  texts(): Promise<TextSearch>;
}

/** The append-only log of attempts in global storage, and the state of every item that follows from it. */
export interface ProgressService {
  readonly onDidChange: vscode.Event<void>;
  states(): Promise<ReadonlyMap<string, ItemState>>;
  /** How the questions of lessons were answered, by lesson. */
  answers(): Promise<ReadonlyMap<string, AnswerResults>>;
  append(event: ProgressEvent): Promise<void>;
}

/** A solution file that belongs to a problem. */
export interface SolutionFile {
  readonly uri: vscode.Uri;
  readonly problem: string;
  readonly language: LanguageId;
}

/** Which files of the workspace are solutions. */
export interface SolutionFiles {
  /** Null where the document is not a solution of a known problem. Reads the marker in its first lines. */
  of(document: vscode.TextDocument): SolutionFile | null;
  /** All solutions in all workspace folders. */
  all(): Promise<readonly SolutionFile[]>;
  /** A file was made, removed or changed in a way that matters to `all`. */
  readonly onDidChange: vscode.Event<void>;
}

/** Commands with one error boundary: what fails is logged with its stack and told in a sentence with the next step. */
export interface CommandService {
  register(id: CommandId, handler: (...args: readonly unknown[]) => unknown): vscode.Disposable;
  run(id: CommandId, ...args: readonly unknown[]): Thenable<unknown>;
  /** Fires when a handler begins, whoever called it. */
  readonly onDidStart: vscode.Event<{ readonly id: CommandId; readonly args: readonly unknown[] }>;
}

/** Settings, typed; a value of the wrong type reads as the default. */
export interface SettingsService {
  get<K extends SettingId>(id: K, scope?: vscode.ConfigurationScope): SettingTypes[K];
  /** Writes to the user's settings where the value is another one. */
  update<K extends SettingId>(id: K, value: SettingTypes[K]): Promise<void>;
  onDidChange(id: SettingId, listener: () => void): vscode.Disposable;
}

/** Context keys for `when` clauses; written only when the value changes. */
export interface ContextKeys {
  set(id: ContextKeyId, value: boolean): void;
}

/** Builds for debuggers. */
export interface DebugRuns {
  /**
   * @param args the arguments of the case on the wire
   * @param folder of Kode's own; emptied, then written
   * @throws NotGradedError where the solution does not compile, or its toolchain is missing
   */
  debugRun(request: BuildRequest, args: string, folder: string): Promise<DebugRun>;
}

/** Looks for the compilers and interpreters on this machine. */
export interface Doctor {
  doctor(): Promise<readonly ToolchainReport[]>;
}

/** Builds what may be graded next. */
export interface BuildsAhead {
  /** In the background, soon; a newer text of the same file takes its place. Says nothing about how it went. */
  buildAhead(request: BuildRequest): void;
}

/** Runs programs out of lessons. */
export interface SnippetRuns {
  /** @throws NotGradedError where the toolchain is missing, CancelledError */
  runSnippet(snippet: Snippet, signal: CancelSignal): Promise<SnippetRun>;
}

export interface Services {
  readonly context: vscode.ExtensionContext;
  readonly log: vscode.LogOutputChannel;
  readonly catalog: CatalogService;
  readonly progress: ProgressService;
  readonly grader: Grader;
  readonly gradings: Gradings;
  readonly ownCases: OwnCaseFiles;
  readonly solutions: SolutionFiles;
  readonly commands: CommandService;
  readonly settings: SettingsService;
  readonly contextKeys: ContextKeys;
  readonly doctor: Doctor;
  readonly debugRuns: DebugRuns;
  readonly builds: BuildsAhead;
  readonly snippets: SnippetRuns;
}
