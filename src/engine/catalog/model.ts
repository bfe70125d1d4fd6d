/** What a person can open: topics, lessons and problems, as they are after loading and validation. */
import type { ComponentSpec } from '../components/spec.ts';
import type { EstimateSpec } from '../estimates/spec.ts';
import type { LanguageId } from '../languages/ids.ts';
import type { LessonSnippet } from '../lesson/snippets.ts';
import type { ValueType } from '../values/type.ts';

/** How a problem is practised and judged. */
export const PROBLEM_KINDS = [
  'function',
  'component',
  'program',
  'manifest',
  'design',
  'estimate',
  'story',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

/** 1 easy (about 20 minutes), 2 medium (35), 3 hard (55). */
export type Difficulty = 1 | 2 | 3;

/** A node of the tree. `items` are ids of lessons and problems in the order in which they are shown. */
export interface Topic {
  readonly id: string;
  readonly title: string;
  /** One sentence: what a learner finds here. */
  readonly summary: string;
  /** Codicon name, top-level topics only. */
  readonly icon?: string;
  readonly topics: readonly Topic[];
  readonly items: readonly string[];
}

/** What the tree, search and lists need of a lesson. */
export interface LessonEntry {
  readonly kind: 'lesson';
  readonly id: string;
  readonly title: string;
  /** The one-sentence claim that the lesson supports. */
  readonly claim: string;
  /** Reading time. */
  readonly minutes: number;
  /** Id of the topic whose list holds it. */
  readonly topic: string;
  /** Problems that practise it. */
  readonly practise: readonly string[];
  /** Lessons to read first. */
  readonly needs: readonly string[];
  /** Ids of its questions, in order. */
  readonly questions: readonly string[];
}

/** What the tree, search and lists need of a problem. */
export interface ProblemEntry {
  readonly kind: ProblemKind;
  readonly id: string;
  readonly title: string;
  readonly difficulty: Difficulty;
  readonly minutes: number;
  readonly topic: string;
  readonly needs: readonly string[];
  /** Languages with a shipped solution, so that the judge is proven for them. */
  readonly languages: readonly LanguageId[];
}

export type CatalogEntry = LessonEntry | ProblemEntry;

/** Whether it is begun by a file of code, which is graded by running it. */
export function isCoded(entry: CatalogEntry): entry is ProblemEntry {
  return entry.kind === 'function' || entry.kind === 'component';
}

/** The whole catalog without the texts: small enough to load in a few milliseconds. */
export interface CatalogIndex {
  readonly format: 1;
  readonly topics: readonly Topic[];
  readonly entries: readonly CatalogEntry[];
}

/** A lesson with its text, loaded when it is opened. */
export interface Lesson extends LessonEntry {
  /** Markdown without the front matter. Line 1 of it is line `bodyLine` of the file. */
  readonly markdown: string;
  readonly bodyLine: number;
  /** Diagrams of the lesson by name: SVG that follows the editor's theme, drawn when the content was built. */
  readonly figures: Readonly<Record<string, string>>;
  /** Other pictures: data URLs by file name, put in when the content was built. */
  readonly images: Readonly<Record<string, string>>;
  /** Formulas by key (lesson/formulas.ts), made when the content was built. */
  readonly formulas: Readonly<Record<string, string>>;
  /** Blocks of code that can be run, in order. */
  readonly snippets: readonly LessonSnippet[];
}

/** A problem with its texts, loaded when it is opened, scaffolded or graded. */
export interface Problem extends ProblemEntry {
  /** Markdown: rules and limits, without the signature and the examples, which are shown from the data. */
  readonly statement: string;
  readonly editorial: string;
  /** Three steps: look, idea, shape. */
  readonly hints: readonly string[];
  readonly solutions: Partial<Readonly<Record<LanguageId, string>>>;
  /** Present for the kind `function`. */
  readonly spec?: FunctionSpec;
  /** Present for the kind `component`. */
  readonly component?: ComponentSpec;
  /** Present for the kind `estimate`. */
  readonly estimate?: EstimateSpec;
}

/** A function problem, ready for the judge. */
export interface FunctionSpec {
  readonly signature: Signature;
  readonly judge: JudgeSpec;
  readonly limits: Limits;
  readonly small: SmallScope;
  readonly examples: readonly Example[];
  /** Growth of time that a good answer has, and the size at which it is shown. */
  readonly growth: { readonly target: GrowthTarget; readonly max: number };
}

export const GROWTH_TARGETS = ['1', 'log n', 'n', 'n log n', 'n^2', 'n^3', '2^n'] as const;
export type GrowthTarget = (typeof GROWTH_TARGETS)[number];

export interface Signature {
  /** lowerCamelCase; each language adapter turns it into its own case. */
  readonly name: string;
  readonly params: readonly Param[];
  readonly returns: ValueType;
}

export interface Param {
  readonly name: string;
  readonly type: ValueType;
  /**
   * `in`: the solution may do with it what it likes. `inout`: its value after the call is judged. `unchanged`: it must
   * have its value from before the call.
   */
  readonly role: 'in' | 'inout' | 'unchanged';
  readonly domain: Domain;
}

/**
 * Which values of a type are valid, in the shape of the type. Bounds are inclusive; `long` bounds that leave the safe
 * range are written as decimal text in YAML and are `bigint` here.
 */
export type Domain =
  | { readonly kind: 'number'; readonly min: number | bigint; readonly max: number | bigint }
  | { readonly kind: 'bool' }
  | {
      readonly kind: 'string';
      readonly minLength: number;
      readonly maxLength: number;
      /** The characters to draw from, in order of simplicity. */
      readonly alphabet: string;
    }
  | {
      readonly kind: 'sequence';
      readonly minLength: number;
      readonly maxLength: number;
      readonly item: Domain;
      /** Ascending (ties allowed), or no two items equal; generators obey, the validator checks. */
      readonly sorted: boolean;
      readonly distinct: boolean;
      /** A List only: its last node may link back to one of its nodes. */
      readonly cycles?: boolean;
    }
  | { readonly kind: 'optional'; readonly item: Domain }
  | { readonly kind: 'fields'; readonly items: readonly Domain[] }
  | {
      readonly kind: 'map';
      readonly minLength: number;
      readonly maxLength: number;
      readonly key: Domain;
      readonly value: Domain;
    };

/** How an actual result is compared with the expected one. `checker`: the oracle's `check` decides. */
export type JudgeSpec =
  | { readonly kind: 'exact' }
  /** Same items, any order. */
  | { readonly kind: 'unordered' }
  /** Same after sorting the inner and then the outer lists. */
  | { readonly kind: 'nestedUnordered' }
  /** |a−b| ≤ tolerance·max(1, |b|). */
  | { readonly kind: 'float'; readonly tolerance: number }
  /** The first `result` cells of the in-out parameter count; the rest is free. */
  | { readonly kind: 'prefix'; readonly param: string }
  | { readonly kind: 'checker' };

export interface Limits {
  /** Wall milliseconds for one call at the declared sizes, before the language's factor. */
  readonly caseMs: number;
  /** Memory of the solution over the language's own baseline. */
  readonly memoryMb: number;
}

/**
 * The small scope, enumerated in full before anything random: for each parameter the largest length and the simplest
 * values to combine.
 */
export interface SmallScope {
  readonly maxLength: number;
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  readonly maxCases: number;
}

export interface Example {
  readonly args: readonly unknown[];
  /** What the author says is right; the content gate holds the oracle to it. */
  readonly expected: Outcome;
  /** One sentence: why this example is here. */
  readonly note: string;
}

/** What a call gives back: its result, and the in-out parameters after it, by name. */
export interface Outcome {
  readonly result?: unknown;
  readonly after?: Readonly<Record<string, unknown>>;
}
