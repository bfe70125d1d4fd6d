/** A report for a terminal: the verdict as a sentence, the case in a grid, growth, then the counts. */
import type { Counterexample, CounterStep, Report, Verdict } from '../engine/grading/report.ts';
import { reasonOf, remarksOf } from '../engine/grading/remarks.ts';
import { PHASES } from '../engine/grading/report.ts';
import type { Paint } from './terminal.ts';

const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  accepted: 'Accepted',
  'wrong-answer': 'Wrong answer',
  'too-slow': 'Too slow',
  'time-limit': 'Time limit',
  'memory-limit': 'Memory limit',
  'output-limit': 'Output limit',
  'runtime-error': 'Runtime error',
  'compile-error': 'Compile error',
  race: 'Wrong with several threads',
  deadlock: 'Deadlock',
  'not-graded': 'Not graded',
};

export function reportText(report: Report, paint: Paint): string {
  const { verdict, summary, counterexample, messages, cases, timings, seed } = report;
  const colour = verdict === 'accepted' ? 'green' : 'red';
  const blocks = [`${paint(colour, paint('bold', `${VERDICT_WORDS[verdict]}.`))} ${summary}`];
  if (counterexample !== null) blocks.push(grid(counterexample, report, paint));
  const remarks = messages.filter((message) => message.text !== summary || counterexample === null);
  if (remarks.length > 0) {
    blocks.push(
      remarks
        .map(({ file, line, column, text }) => `${line > 0 ? `${file}:${line}:${column}` : file}: ${text}`)
        .join('\n'),
    );
  }
  blocks.push(...remarksOf(report).map(sentence));
  const counts = PHASES.flatMap((phase) => {
    const count = cases.byPhase[phase];
    return count === undefined || count.run === 0 ? [] : [`${phase} ${count.passed}/${count.run}`];
  });
  const details = [
    ...(counts.length === 0 ? [] : [counts.join(', ')]),
    `seed ${seed}`,
    `${timings.totalMs} ms (build ${timings.buildMs}, run ${timings.runMs})`,
  ];
  blocks.push(paint('dim', details.join(' · ')));
  return blocks.join('\n\n');
}

function grid(counterexample: Counterexample, report: Report, paint: Paint): string {
  const { verdict } = report;
  const why = reasonOf(report);
  const { input, expected, actual, stdout, shrunkFrom, irrelevant, neighbour, steps } = counterexample;
  const rows: [string, string][] =
    steps === undefined || steps === null ? [['input', input]] : [['calls', stepLines(steps).join('\n')]];
  if (verdict === 'wrong-answer') rows.push(['expected', expected], ['actual', actual]);
  else if (actual !== '') rows.push(['actual', actual]);
  if (verdict === 'wrong-answer') {
    const at = firstDifference(expected, actual);
    if (at !== null) rows.push(['', `${' '.repeat(at)}^`]);
  }
  if (why !== null) rows.push(['why', why]);
  if (stdout !== '') rows.push(['printed', stdout.trimEnd()]);
  if (neighbour !== null) rows.push(['right for', neighbour]);
  if (irrelevant.length > 0) rows.push(['any', irrelevant.join(', ')]);
  if (shrunkFrom !== null) rows.push(['found with', cut(shrunkFrom)]);
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, text]) => {
      const lines = text.split(/\r?\n/);
      return lines
        .map((line, i) => `  ${paint('dim', (i === 0 ? name : '').padEnd(width))}  ${line}`.trimEnd())
        .join('\n');
    })
    .join('\n');
}

/** Each step, what it gives, and the state of a right component after it, in columns; the last step is wrong. */
function stepLines(steps: readonly CounterStep[]): readonly string[] {
  const rows = steps.map(({ call, expected, state }, i) => [
    call,
    i === steps.length - 1 || expected === '' ? '' : `-> ${expected}`,
    state ?? '',
  ]);
  const widths = [0, 1].map((at) => Math.min(WIDEST, Math.max(...rows.map((row) => row[at]?.length ?? 0))));
  return rows.map((row) =>
    row
      .map((text, at) => text.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

const WIDEST = 48;

/** The column in which two single lines part, where pointing at it helps. */
function firstDifference(expected: string, actual: string): number | null {
  if (/[\r\n]/.test(expected + actual) || expected === actual) return null;
  let at = 0;
  while (at < expected.length && expected[at] === actual[at]) at += 1;
  return at;
}

function cut(text: string): string {
  const line = text.replace(/\s*\n\s*/g, ', ');
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}

function sentence(text: string): string {
  const first = text.slice(0, 1).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(first) ? first : `${first}.`;
}
