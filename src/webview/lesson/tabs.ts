/** Shows in every group of tabs the first of the languages that it has, else its first tab. */
export function showLanguages(page: HTMLElement, languages: readonly string[]): void {
  for (const group of page.querySelectorAll<HTMLElement>('[data-tabs]')) {
    const tabs = [...group.querySelectorAll<HTMLElement>('[data-tab]')];
    const wanted = languages.find((language) => tabs.some((tab) => tab.dataset['tab'] === language));
    const chosen = tabs.find((tab) => tab.dataset['tab'] === wanted) ?? tabs[0];
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
