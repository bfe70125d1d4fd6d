/** The script of the reading view: puts the page in, turns clicks into messages, keeps the reader's place. */
import type { PageRequest, PageState, PageUpdate } from '../../contract/page.ts';
import { readPageState } from '../../contract/page.ts';
import { withLanguage } from '../../engine/snippets/recentLanguages.ts';
import type * as SimulatorsBundle from '../simulators/main.ts';
import { codeRequest, copyCode, showSnippet } from './code.ts';
import { enableEstimate } from './estimate.ts';
import { enableFigures } from './figures.ts';
import { followReader, markSection } from './outline.ts';
import { enableQuestions } from './questions.ts';
import { showLanguages } from './tabs.ts';

interface Host {
  postMessage(message: PageRequest): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const page = document.getElementById('page') as HTMLElement;
/** Beside this script; only pages that have a simulator import it. */
const SIMULATORS = new URL('simulators.js', (document.currentScript as HTMLScriptElement).src).href;
let shown: string | null = null;
let saving: ReturnType<typeof setTimeout> | undefined;
/** The id of the button that opened a dialog of the editor; the page forgets who had the focus while that is open. */
let asked = '';
/** Of the tabs, the one that was chosen last first. */
let languages: readonly string[] = [];
let simulators: SimulatorsBundle.Simulators | null = null;
/** Runs of simulators that are not on the page yet. */
let keptRuns: PageState['runs'] = {};
/** Folds that were open, of which those of simulators are not on the page yet. */
let keptOpen: PageState['open'] = [];
/** Where the reader is with each question of the page. */
let answers: () => PageState['answers'] = () => ({});

window.addEventListener('message', (event: MessageEvent<PageUpdate>) => {
  const update = event.data;
  switch (update.type) {
    case 'page':
      showPage(update);
      break;
    case 'languages':
      chooseLanguages(update.languages);
      break;
    case 'verdict':
      showVerdict(update.html);
      break;
    case 'snippet':
      showSnippet(page, update);
      break;
    case 'tally':
      for (const place of page.querySelectorAll('[data-tally]')) place.textContent = update.text;
      break;
    case 'place':
      if (update.place === '') window.scrollTo(0, 0);
      else jump(`#${update.place}`);
      break;
    case 'hint':
      showNextHint();
      break;
    case 'fault':
      page.replaceChildren(fault(update.text));
      page.setAttribute('aria-busy', 'false');
  }
});

function showPage(update: Extract<PageUpdate, { type: 'page' }>): void {
  const { id, html, title } = update;
  // The first time after a reload the place comes from the editor, later from the page itself.
  const before = shown === id ? placeNow(id) : readPageState(host.getState());
  const focused = document.activeElement?.id ?? '';
  simulators?.dispose();
  simulators = null;
  keptRuns = before?.id === id ? before.runs : {};
  keptOpen = before?.id === id ? before.open : [];
  page.innerHTML = html;
  page.setAttribute('aria-busy', 'false');
  document.title = title;
  shown = id;
  chooseLanguages(update.languages);
  enableFigures(page);
  const keptAnswers = before?.id === id ? before.answers : {};
  const questions = enableQuestions(page, keptAnswers, {
    changed: save,
    answered: (question, right) => host.postMessage({ type: 'answered', question, right }),
  });
  const estimate = enableEstimate(page, keptAnswers, {
    changed: save,
    judged: ({ seed, texts }) => host.postMessage({ type: 'estimated', seed, texts }),
    sheet: ({ seed, texts }) => host.postMessage({ type: 'openSheet', seed, texts }),
  });
  answers = () => ({ ...questions(), ...estimate() });
  const restore = (): void => {
    if (before?.id === id) {
      for (const fold of folds()) fold.open = before.open.includes(fold.dataset['fold'] ?? '');
      revealHints();
      window.scrollTo(0, before.scroll);
    } else revealHints();
    markSection(page);
    if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
  };
  restore();
  if (page.querySelector('[data-simulate]') !== null) void playSimulators(page.firstElementChild, restore);
  save();
}

function chooseLanguages(chosen: readonly string[]): void {
  languages = chosen;
  showLanguages(page, chosen);
}

/** @param restore puts back what could not be before the simulators stood in their places */
async function playSimulators(content: Element | null, restore: () => void): Promise<void> {
  const { enableSimulators } = (await import(SIMULATORS)) as typeof SimulatorsBundle;
  // Another page, or the same with other marks, may have come meanwhile, and cares for itself.
  if (page.firstElementChild !== content) return;
  simulators = enableSimulators(page, keptRuns, save);
  restore();
  keptOpen = [];
}

function showVerdict(html: string): void {
  const slot = document.getElementById('verdict');
  if (slot === null) return;
  slot.innerHTML = html;
  slot.scrollIntoView({ block: 'nearest' });
}

function fault(text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = 'fault';
  element.role = 'alert';
  element.textContent = text;
  return element;
}

function folds(): HTMLDetailsElement[] {
  return [...page.querySelectorAll<HTMLDetailsElement>('details[data-fold]')];
}

/** The next hint shows itself once the one before it was opened. */
function revealHints(): void {
  const hints = [...page.querySelectorAll<HTMLDetailsElement>('details.hint')];
  for (const [i, hint] of hints.entries()) hint.hidden = i > 0 && hints[i - 1]?.open !== true && !hint.open;
}

/** Opens the first hint that is closed, and takes the reader there. */
function showNextHint(): void {
  const hints = [...page.querySelectorAll<HTMLDetailsElement>('details.hint')];
  const next = hints.find((hint) => !hint.open) ?? hints.at(-1);
  if (next === undefined) return;
  next.hidden = false;
  next.open = true;
  revealHints();
  next.scrollIntoView({ behavior: reducedMotion() ? 'auto' : 'smooth', block: 'nearest' });
  next.querySelector('summary')?.focus({ preventScroll: true });
}

function placeNow(id: string): PageState {
  const there = folds().map((fold) => ({ name: fold.dataset['fold'] ?? '', isOpen: fold.open }));
  const open = [
    ...there.flatMap(({ name, isOpen }) => (isOpen ? [name] : [])),
    ...keptOpen.filter((name) => !there.some((fold) => fold.name === name)),
  ];
  const runs = simulators?.runs() ?? keptRuns;
  return { version: 1, id, scroll: window.scrollY, open, runs, answers: answers() };
}

function save(): void {
  clearTimeout(saving);
  saving = setTimeout(() => {
    if (shown !== null) host.setState(placeNow(shown));
  }, 100);
}

document.addEventListener('click', (event) => {
  const target = event.target instanceof Element ? event.target.closest<HTMLElement>('a, button') : null;
  if (target === null) return;
  const code = codeRequest(target);
  const { open, external, scaffold, language, read, reveal, tab } = target.dataset;
  if (open !== undefined) host.postMessage({ type: 'open', id: open });
  else if (external !== undefined) host.postMessage({ type: 'external', url: external });
  else if (scaffold !== undefined)
    host.postMessage({ type: 'scaffold', id: scaffold, language: language ?? 'ask' });
  else if (read !== undefined) host.postMessage({ type: 'read', read: read === 'true' });
  else if (tab !== undefined) {
    // Tabs above in the text may get another height: the one that was pressed stays where it is.
    const before = target.getBoundingClientRect().top;
    chooseLanguages(withLanguage(languages, tab));
    window.scrollBy(0, target.getBoundingClientRect().top - before);
    host.postMessage({ type: 'language', language: tab });
  } else if (reveal === 'editorial' || reveal === 'solutions') {
    asked = target.id;
    host.postMessage({ type: 'reveal', part: reveal });
  } else if (target.dataset['compare'] !== undefined) host.postMessage({ type: 'compare' });
  else if (target.dataset['copy'] !== undefined) void copyCode(target);
  else if (code !== null) host.postMessage(code);
  else if (target.getAttribute('href')?.startsWith('#') === true) jump(target.getAttribute('href') ?? '');
  else return;
  event.preventDefault();
});

function jump(hash: string): void {
  const place = document.getElementById(hash.slice(1));
  place?.scrollIntoView({ behavior: reducedMotion() ? 'auto' : 'smooth', block: 'start' });
  place?.focus({ preventScroll: true });
}

function reducedMotion(): boolean {
  return document.body.classList.contains('vscode-reduce-motion');
}

document.addEventListener(
  'toggle',
  () => {
    revealHints();
    save();
  },
  true,
);
window.addEventListener('scroll', save, { passive: true });
window.addEventListener('focus', () => {
  if (asked !== '') document.getElementById(asked)?.focus({ preventScroll: true });
  asked = '';
});

followReader(page);
host.postMessage({ type: 'ready' });
