/** Gates as a table, on a terminal or for a document. */
import type { Paint } from '../terminal.ts';
import { table } from '../terminal.ts';
import type { ProblemGates } from './gate.ts';
import { GATES } from './gate.ts';

export function gatesTable(all: readonly ProblemGates[], paint: Paint): string {
  const rows = all.map(({ id, gates }) => [
    id,
    ...GATES.map((name) => (gates[name].failures.length === 0 ? 'ok' : 'FAILED')),
  ]);
  const parts = [
    table([['problem', ...GATES], ...rows], (text, y) =>
      y === 0
        ? paint('dim', text)
        : text === 'ok'
          ? paint('green', text)
          : text === 'FAILED'
            ? paint('red', text)
            : text,
    ),
    ...all.map(({ id, gates, languages }) =>
      [
        `${paint('bold', id)} (${languages.join(', ')})`,
        table(GATES.map((name) => [`  ${name}`, `${gates[name].seconds.toFixed(1)} s`, gates[name].figure])),
        ...GATES.flatMap((name) =>
          gates[name].failures.map((failure) => `  ${paint('red', 'FAILED')} ${name}: ${failure}`),
        ),
      ].join('\n'),
    ),
    `${all.filter(({ ok }) => ok).length} of ${all.length} problems pass all gates.`,
  ];
  return parts.join('\n\n');
}

/** A table for docs/judge.md: figures, and a cross where a gate fails. */
export function gatesMarkdown(all: readonly ProblemGates[]): string {
  const head = ['problem', 'languages', ...GATES];
  const rows = all.map(({ id, gates, languages }) => [
    id,
    String(languages.length),
    ...GATES.map((name) => `${gates[name].figure}${gates[name].failures.length === 0 ? '' : ' ✗'}`),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
