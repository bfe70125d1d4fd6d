/** Snippets: whole programs out of lessons that a reader can run, and how such a run went. */
import type { LanguageId } from '../languages/ids.ts';
import type { SessionLimits } from '../ports.ts';

export interface Snippet {
  readonly language: LanguageId;
  /** A whole program with a `main`, or what the language has in its place. */
  readonly text: string;
}

export type SnippetRun =
  /** It was not run: what the compiler says. */
  | { readonly kind: 'unbuilt'; readonly output: string }
  | {
      readonly kind: 'ran';
      /** `exit`: by itself, or by a signal; else the limit that it went over. */
      readonly end: 'exit' | 'time' | 'memory' | 'output' | 'processes';
      readonly exitCode: number | null;
      readonly signal: string | null;
      /** stdout and stderr as a terminal would show them, the first of it. */
      readonly output: string;
      /** There was more. */
      readonly cut: boolean;
      /** Wall milliseconds, without the build. */
      readonly ms: number;
    };

/** Those of a solution; it prints to a person, so little of what it may print is shown. */
export const SNIPPET_LIMITS = {
  wallMs: 10_000,
  memoryMb: 256,
  outputBytes: 4 * 1024 * 1024,
  processes: 32,
  shownBytes: 32 * 1024,
} as const;

/** @param baselineMb what the language's runtime needs for itself */
export function snippetLimits(baselineMb: number): SessionLimits {
  const { memoryMb, outputBytes, processes } = SNIPPET_LIMITS;
  return { memoryMb: memoryMb + baselineMb, outputBytes, processes };
}
