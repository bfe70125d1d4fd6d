/** The doctor's report as rows and as text to paste into a question. */
import type { ToolchainReport } from '../../engine/ports.ts';

export interface ReportRow {
  readonly language: ToolchainReport['language'];
  readonly works: boolean;
  /** "Go 1.26.0", "Python 3: not found". */
  readonly label: string;
  /** Where it is, or what runs it. */
  readonly description: string;
  /** The next step where something is missing. */
  readonly detail: string;
}

/** What works first, then what is missing; within both in the order in which languages are offered. */
export function reportRows(reports: readonly ToolchainReport[]): readonly ReportRow[] {
  return reports.map(rowOf).sort((a, b) => Number(b.works) - Number(a.works));
}

function rowOf({ language, title, state }: ToolchainReport): ReportRow {
  if (state === null) {
    return {
      language,
      works: true,
      label: title,
      description: 'nothing to install: runs on the editor’s own Node',
      detail: '',
    };
  }
  if (state.found)
    return { language, works: true, label: `${title} ${state.version}`, description: state.path, detail: '' };
  return { language, works: false, label: title, description: state.reason, detail: state.fix };
}

/** Plain text, one line a language. */
export function reportText(rows: readonly ReportRow[], versions: readonly string[]): string {
  const lines = rows.map(({ works, label, description, detail }) =>
    [works ? 'ok      ' : 'missing ', label, ': ', description, detail === '' ? '' : ` (${detail})`].join(''),
  );
  return `${[...versions, ...lines].join('\n')}\n`;
}
