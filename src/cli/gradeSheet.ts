/** `kode grade` for an estimate: the sheet with the numbers, judged and printed. */
import type { Problem } from '../engine/catalog/model.ts';
import { drawGiven, givenText, judgeEstimate } from '../engine/estimates/judge.ts';
import type { AskedState } from '../engine/estimates/judge.ts';
import { parseSheet } from '../engine/estimates/sheet.ts';
import { NotGradedError } from '../engine/grading/report.ts';
import type { Terminal } from './terminal.ts';

const MARKS: Readonly<Record<AskedState, string>> = {
  right: '✓',
  follows: '½',
  wrong: '✗',
  unread: '✗',
  empty: '·',
};

/**
 * @param seed in place of what the sheet says
 * @returns 0 where enough is right
 * @throws NotGradedError where the sheet does not say which numbers it is about, or has lines that cannot be read
 */
export function gradeSheet(
  { id, title, estimate }: Problem,
  text: string,
  seed: number | null,
  json: boolean,
  terminal: Terminal,
): number {
  if (estimate === undefined) throw new Error(`${id} is no estimate`);
  const sheet = parseSheet(text, estimate);
  const [fault] = sheet.faults;
  if (fault !== undefined) throw new NotGradedError(`Line ${fault.line}: ${fault.text}`, 'Mend the line.');
  const numbers = seed ?? sheet.seed;
  if (numbers === null)
    throw new NotGradedError(
      'The first line does not say which numbers the sheet is about.',
      `It is "# kode:${id} · ${title} · numbers 123"; or say them with --seed.`,
    );
  const result = judgeEstimate(id, estimate, numbers, sheet.texts);
  if (json) {
    terminal.out(JSON.stringify({ problem: id, kind: 'estimate', numbers, ...result }, null, 2));
  } else {
    const drawn = drawGiven(id, estimate, numbers);
    for (const one of estimate.given) terminal.out(`  ${one.label}: ${givenText(one, drawn)}`);
    terminal.out('');
    for (const [i, { state, sentence, worked, mistake }] of result.asks.entries()) {
      const asked = estimate.asks[i];
      terminal.out(`${MARKS[state]} ${asked?.label ?? ''}: ${sentence}`);
      const known = mistake === null ? undefined : asked?.mistakes[mistake];
      if (known !== undefined) terminal.out(`    ${known.why}`);
      if (state === 'wrong' || state === 'follows') terminal.out(`    ${worked}`);
    }
    terminal.out('');
    terminal.out(result.sentence);
  }
  return result.passed ? 0 : 1;
}
