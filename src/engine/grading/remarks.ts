/** What a report says besides its summary, for every view of it alike. */
import type { Report } from './report.ts';

/** Why the counterexample fails; null where the summary has said it. */
export function reasonOf({
  summary,
  counterexample,
}: Pick<Report, 'summary' | 'counterexample'>): string | null {
  const why = counterexample?.why ?? null;
  return why === null || summary.includes(why) ? null : why;
}

/** How time grows, where that was judged, and how memory does, where it grows faster than it has to. */
export function growthRemarks({ growth }: Pick<Report, 'growth'>): readonly string[] {
  return [
    ...(growth.verdict === 'not-judged' ? [] : [growth.text]),
    ...(growth.space?.verdict === 'faster' ? [growth.space.text] : []),
  ];
}
