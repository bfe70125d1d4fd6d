/**
 * Every id that package.json and the code share. A check in the build compares this file with the manifest, both ways.
 */
import type { LanguageId } from '../engine/languages/ids.ts';

export const COMMANDS = {
  /** Quick pick over every lesson and problem. */
  search: 'kode.search',
  /** Opens a lesson, or the statement of a problem. Argument: an id; asks without one. */
  open: 'kode.open',
  /** Writes the stub of a problem and opens it beside its statement. Arguments: an id, a language; asks for what is missing. */
  scaffold: 'kode.scaffold',
  /** Grades the active (or the given) solution file. */
  grade: 'kode.grade',
  cancelGrading: 'kode.cancelGrading',
  /** Puts the stub back; the learner's text is kept beside it and the notification offers to undo. */
  reset: 'kode.reset',
  /** Opens the file of own cases of a solution and makes it where there is none. Argument: the solution's Uri. */
  openCases: 'kode.openCases',
  /** Appends the counterexample to the own cases. Argument: the solution's Uri, or a message of the Test Explorer. */
  keepCounterexample: 'kode.keepCounterexample',
  /** Runs one case under the debugger. Arguments: as for `keepCounterexample`; the case on the wire, else the failing one. */
  debugCase: 'kode.debugCase',
  /** Opens a diff between the active (or the given) solution and the shipped one of its language. */
  compare: 'kode.compare',
  /** Unfolds the next hint on the statement. Argument: a problem's id; without one, that of the active solution. */
  nextHint: 'kode.nextHint',
  chooseLanguage: 'kode.chooseLanguage',
  createPracticeFolder: 'kode.createPracticeFolder',
  doctor: 'kode.doctor',
  showLog: 'kode.showLog',
  filterTopics: 'kode.filterTopics',
  clearFilter: 'kode.clearFilter',
  /** Marks a lesson as read, or takes the mark back. */
  toggleRead: 'kode.toggleRead',
  /** The two halves of `toggleRead`, each with its own icon in the tree. Argument: an id. */
  markRead: 'kode.markRead',
  markUnread: 'kode.markUnread',
  /** Selects an item in the tree. Argument: an id; without one, that of the active solution. */
  reveal: 'kode.reveal',
} as const;
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

export const VIEW_CONTAINER = 'kode';

export const VIEWS = {
  topics: 'kode.topics',
  /** Shown while no folder is open: solutions are files and need one. */
  start: 'kode.start',
} as const;

/** Panel types; package.json lists them as `onWebviewPanel:` activation events. */
export const PANELS = { page: 'kode.page' } as const;

export const SETTINGS = {
  /** Last chosen language; scaffolding offers it first. */
  language: 'kode.language',
  /** Folder in the workspace that solutions go to. */
  folder: 'kode.folder',
  codeLens: 'kode.codeLens.enabled',
  buildAhead: 'kode.buildAhead',
  toolchainGo: 'kode.toolchain.go',
  toolchainPython: 'kode.toolchain.python',
  toolchainJava: 'kode.toolchain.java',
  toolchainCpp: 'kode.toolchain.cpp',
  toolchainRust: 'kode.toolchain.rust',
} as const;
export type SettingId = (typeof SETTINGS)[keyof typeof SETTINGS];

/** What each setting holds. `''` is "not chosen" for the language and "look on the PATH" for a toolchain. */
export interface SettingTypes {
  readonly [SETTINGS.language]: LanguageId | '';
  readonly [SETTINGS.folder]: string;
  readonly [SETTINGS.codeLens]: boolean;
  readonly [SETTINGS.buildAhead]: boolean;
  readonly [SETTINGS.toolchainGo]: string;
  readonly [SETTINGS.toolchainPython]: string;
  readonly [SETTINGS.toolchainJava]: string;
  readonly [SETTINGS.toolchainCpp]: string;
  readonly [SETTINGS.toolchainRust]: string;
}

/** The manifest's defaults; a test holds the two together. */
export const SETTING_DEFAULTS: SettingTypes = {
  [SETTINGS.language]: '',
  [SETTINGS.folder]: 'kode',
  [SETTINGS.codeLens]: true,
  [SETTINGS.buildAhead]: true,
  [SETTINGS.toolchainGo]: '',
  [SETTINGS.toolchainPython]: '',
  [SETTINGS.toolchainJava]: '',
  [SETTINGS.toolchainCpp]: '',
  [SETTINGS.toolchainRust]: '',
};

/** The setting that names the executable of a toolchain, by the toolchain's id. A language with one adds its own here. */
export const TOOLCHAIN_SETTINGS = {
  go: SETTINGS.toolchainGo,
  python: SETTINGS.toolchainPython,
  java: SETTINGS.toolchainJava,
  cpp: SETTINGS.toolchainCpp,
  rust: SETTINGS.toolchainRust,
} as const;

export const CONTEXT_KEYS = {
  /** The active editor holds a solution file. */
  solutionActive: 'kode.solutionActive',
  grading: 'kode.grading',
  filtered: 'kode.filtered',
} as const;
export type ContextKeyId = (typeof CONTEXT_KEYS)[keyof typeof CONTEXT_KEYS];

/** Names of performance entries, for those who measure: `performance.getEntriesByName`. */
export const MEASURES = {
  /** From the call of `activate` to its return; `detail.cpuMs` is the CPU time in it. */
  activate: 'kode.activate',
  /** Before the name of a part that came on first use. */
  load: 'kode.load.',
} as const;

/** Test messages that hold a counterexample, for `testMessage ==` in `when` clauses. */
export const COUNTEREXAMPLE_MESSAGE = 'kode.counterexample';

export const TEST_CONTROLLER = 'kode.problems';
