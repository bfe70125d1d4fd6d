/** Shows one language in every group of tabs that has it; a group without it shows its first. */
export function showLanguage(page: HTMLElement, language: string): void {
  for (const group of page.querySelectorAll<HTMLElement>('[data-tabs]')) {
    const tabs = [...group.querySelectorAll<HTMLElement>('[data-tab]')];
    const chosen = tabs.find((tab) => tab.dataset['tab'] === language) ?? tabs[0];
    for (const tab of tabs) {
      tab.setAttribute('aria-selected', String(tab === chosen));
      tab.tabIndex = tab === chosen ? 0 : -1;
      tab.onkeydown = (event) => move(event, tabs, tab);
    }
    for (const panel of group.querySelectorAll<HTMLElement>('[data-panel]')) {
      panel.hidden = panel.dataset['panel'] !== chosen?.dataset['tab'];
    }
  }
}

/** Arrows, Home and End go from tab to tab, as in any tab list. */
function move(event: KeyboardEvent, tabs: readonly HTMLElement[], from: HTMLElement): void {
  const at = tabs.indexOf(from);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const target = tabs[(to + tabs.length) % tabs.length];
  target?.focus();
  target?.click();
}
