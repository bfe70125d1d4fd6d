/** What a proof found. */
import type { Fixture } from '../engine/catalog/programs.ts';
import type { Counterexample, Report, Verdict } from '../engine/grading/report.ts';
import type { LanguageId } from '../engine/languages/ids.ts';

/** A program that must be turned down, and how it was. */
export interface Caught {
  readonly program: string;
  readonly fault: Fixture['fault'];
  readonly language: LanguageId;
  readonly ok: boolean;
  readonly verdict: Verdict;
  /** Phase and number of the input that caught it, or null. */
  readonly by: string | null;
  /** Calls and steps of the clock that a learner is shown; null for a function, and where nothing is shown. */
  readonly steps: number | null;
}

/** Collects what holds and what does not. */
export class Findings {
  readonly failures: string[] = [];
  readonly caught: Caught[] = [];
  passed = 0;
  /** Shipped solution and stub are judged as they should be; null where no language was looked at. */
  works: boolean | null = null;

  hold(holds: boolean, failure: string): boolean {
    if (holds) this.passed += 1;
    else this.failures.push(failure);
    return holds;
  }
}

/** A verdict that should have been another one, for the author. */
export function described({ verdict, summary, counterexample, seed }: Report): string {
  const input = counterexample === null ? '' : ` for ${inputOf(counterexample)}`;
  return `${verdict}${input} (seed ${seed}): ${summary}`.slice(0, 400);
}

function inputOf({ input, phase }: Counterexample): string {
  const line = input.replace(/\s*\n\s*/g, ', ');
  return `${line.length > 120 ? `${line.slice(0, 117)}...` : line} (${phase})`;
}
