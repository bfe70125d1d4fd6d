/** Tabs over languages: one component for signatures, examples, solutions and blocks of code in lessons. */
import { escapeAttribute } from '../snippets/escape.ts';

export interface Tab {
  /** The language, by which the page remembers what was chosen. */
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/**
 * The page's script shows the language that was chosen last.
 * @param name unique on the page
 */
export function tabsHtml(name: string, label: string, tabs: readonly Tab[]): string {
  const buttons = tabs.map(
    ({ id, title }) =>
      `<button type="button" role="tab" id="tab-${name}-${id}" aria-controls="panel-${name}-${id}" data-tab="${id}">${title}</button>`,
  );
  const panels = tabs.map(
    ({ id, html }) =>
      `<div role="tabpanel" id="panel-${name}-${id}" aria-labelledby="tab-${name}-${id}" data-panel="${id}">${html}</div>`,
  );
  return `<div class="tabs" data-tabs><div role="tablist" aria-label="${escapeAttribute(label)}">${buttons.join('')}</div>${panels.join('')}</div>`;
}
