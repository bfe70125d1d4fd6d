/** How the run of a snippet went, as HTML for under its block. */
import type { SnippetRun } from './snippet.ts';
import { SNIPPET_LIMITS } from './snippet.ts';
import { escapeAttribute as escape } from './escape.ts';

/** @param baselineMb what the language's runtime has on top of the limit */
export function snippetResult(run: SnippetRun, baselineMb = 0): string {
  if (run.kind === 'unbuilt') return state(false, 'It does not compile.') + printed(run.output, false);
  const isGood = run.end === 'exit' && run.exitCode === 0;
  return state(isGood, sentence(run, baselineMb)) + printed(run.output, run.cut);
}

/** A run that did not come about: what was wrong, and what to do. */
export function snippetFault(message: string, fix: string): string {
  return state(false, `${message} ${fix}`.trim());
}

/** Between the click and the result. */
export const SNIPPET_RUNS = state(null, 'Building and running…');
export const SNIPPET_STOPPED = state(null, 'Stopped.');

function sentence(run: Extract<SnippetRun, { kind: 'ran' }>, baselineMb: number): string {
  const { wallMs, memoryMb, outputBytes, processes } = SNIPPET_LIMITS;
  switch (run.end) {
    case 'time':
      return `Stopped after ${wallMs / 1000} s: it did not end by itself.`;
    case 'memory':
      return `Stopped after ${time(run.ms)}: it took more than ${memoryMb + baselineMb} MiB of memory.`;
    case 'output':
      return `Stopped after ${time(run.ms)}: it printed more than ${outputBytes / 1024 / 1024} MiB.`;
    case 'processes':
      return `Stopped after ${time(run.ms)}: it started more than ${processes} processes.`;
    case 'exit': {
      const how = run.exitCode === null ? `signal ${run.signal ?? 'unknown'}` : `exit code ${run.exitCode}`;
      return `Ended with ${how} after ${time(run.ms)}.`;
    }
  }
}

function time(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function state(isGood: boolean | null, text: string): string {
  const sign = isGood === null ? '' : `<span aria-hidden="true">${isGood ? '✓' : '✗'}</span> `;
  return `<p class="run-state${isGood === false ? ' bad' : ''}">${sign}${escape(text)}</p>`;
}

function printed(text: string, cut: boolean): string {
  if (text.trim() === '') return '<p class="facts">It printed nothing.</p>';
  const note = cut
    ? `<p class="facts">The first ${SNIPPET_LIMITS.shownBytes / 1024} KiB of what it printed.</p>`
    : '';
  return `<pre tabindex="0" aria-label="Output">${escape(text)}</pre>${note}`;
}
