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

/** What else a report says of a solution: whether threads were tried, and how time and memory grow. */
export function remarksOf(report: Pick<Report, 'growth' | 'threads'>): readonly string[] {
  const { threads } = report;
  const said = threads === undefined || threads.verdict === 'wrong' ? [] : [threads.text];
  return [...said, ...growthRemarks(report)];
}

/** How time grows, where that was judged, and how memory does, where it grows faster than it has to. */
function growthRemarks({ growth }: Pick<Report, 'growth'>): readonly string[] {
  return [
    ...(growth.verdict === 'not-judged' ? [] : [growth.text]),
    ...(growth.space?.verdict === 'faster' ? [growth.space.text] : []),
  ];
}
