/** Buttons on blocks of code: copy, open in an editor, run. */
import type { PageRequest, PageUpdate } from '../../contract/page.ts';

/** What a click on a button of a block asks of the host; null where there is nothing to ask for. */
export function codeRequest(button: HTMLElement): PageRequest | null {
  const { run, openCode } = button.dataset;
  if (run !== undefined) {
    const type = button.dataset['running'] === 'true' ? 'stopSnippet' : 'runSnippet';
    return { type, index: Number(run) };
  }
  if (openCode === undefined) return null;
  const block = button.closest<HTMLElement>('.code');
  const snippet = block?.querySelector<HTMLElement>('[data-run]')?.dataset['run'];
  if (snippet !== undefined) return { type: 'openSnippet', index: Number(snippet) };
  return { type: 'openCode', language: block?.dataset['code'] ?? '', text: textOf(button) };
}

/** Copies the block of a button, and says so on it for a moment. */
export async function copyCode(button: HTMLElement): Promise<void> {
  await navigator.clipboard.writeText(textOf(button));
  button.textContent = 'Copied';
  setTimeout(() => (button.textContent = 'Copy'), 1500);
}

function textOf(button: HTMLElement): string {
  return button.closest('.code')?.querySelector('code')?.textContent ?? '';
}

/** Shows how the run of a snippet goes, or went. */
export function showSnippet(page: HTMLElement, update: Extract<PageUpdate, { type: 'snippet' }>): void {
  for (const button of page.querySelectorAll<HTMLElement>(`[data-run="${update.index}"]`)) {
    button.dataset['running'] = String(update.running);
    button.textContent = update.running ? 'Stop' : 'Run';
    const output = button.closest('.code')?.querySelector('.run-output');
    if (output !== null && output !== undefined) output.innerHTML = update.html;
  }
}
