/** What a scenario that went wrong comes to: verdict, place and reason. */
import { linesText } from '../components/leftovers.ts';
import type { RaceReport, SolutionSource } from '../languages/language.ts';
import type { FailureParts } from './failure.ts';
import { lineWithin } from './failure.ts';
import type { ThreadsJudgement } from './judgement.ts';

/** The answer cannot be explained. */
export const UNKNOWN: ThreadsJudgement = { verdict: 'race', lines: [] };

/**
 * What the rounds of a scenario showed.
 *
 * @param title who calls: "threads"
 */
export function seenParts(
  { verdict, lines }: ThreadsJudgement,
  why: string | null,
  source: SolutionSource,
  title: string,
): FailureParts {
  const known = within(lines, source);
  const line = known[0] ?? 0;
  switch (verdict) {
    case 'deadlock': {
      const where = known.length === 0 ? '' : ` at ${linesText(known)}`;
      return {
        verdict,
        actual: `${title} that wait for ever`,
        why: `They wait${where}, and nothing wakes them.`,
        line,
      };
    }
    case 'race':
      return { verdict, actual: 'results that fit no order', why, line };
    default:
      return { verdict, actual: why ?? 'another answer than with one thread', why, line };
  }
}

/** What a detector said. */
export function raceParts(
  { kind, message, lines, printed }: RaceReport,
  source: SolutionSource,
): FailureParts {
  const known = within(lines, source);
  const where = known.length === 0 ? '' : ` See ${linesText(known)}.`;
  const text = /[.!?]$/.test(message) ? message : `${message}.`;
  return { verdict: kind, actual: message, why: `${text}${where}`, line: known[0] ?? 0, printed };
}

function within(lines: readonly number[], source: SolutionSource): readonly number[] {
  return [...new Set(lines)].filter((line) => lineWithin(line, source) > 0);
}
