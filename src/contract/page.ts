/** Messages between the extension and the reading view (lessons and statements). */
import type { GatedPart } from '../engine/lesson/render.ts';

/** What the page asks of the host. */
export type PageRequest =
  /** The page's script runs and wants its content. */
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly id: string }
  | { readonly type: 'external'; readonly url: string }
  | { readonly type: 'scaffold'; readonly id: string; readonly language: string }
  | { readonly type: 'read'; readonly read: boolean }
  /** The reader wants the editorial or the solutions of a problem that is not solved. */
  | { readonly type: 'reveal'; readonly part: GatedPart }
  | { readonly type: 'compare' }
  /** A block of code, to be had in an editor. */
  | { readonly type: 'openCode'; readonly language: string; readonly text: string }
  /** By its place in the lesson's list: the page does not know the whole program. */
  | { readonly type: 'openSnippet' | 'runSnippet' | 'stopSnippet'; readonly index: number }
  /** A question was judged, by its id within the lesson. */
  | { readonly type: 'answered'; readonly question: string; readonly right: boolean }
  /** An estimate was judged, or is wanted as a file: the numbers it was drawn from, and what was typed, by name. */
  | {
      readonly type: 'estimated' | 'openSheet';
      readonly seed: number;
      readonly texts: Readonly<Record<string, string>>;
    }
  /** A language tab was chosen. */
  | { readonly type: 'language'; readonly language: string };

/** What the host tells the page. */
export type PageUpdate =
  /** The whole page, built by the renderer. */
  | {
      readonly type: 'page';
      readonly id: string;
      readonly title: string;
      readonly html: string;
      /** For the tabs, the one that was chosen last first. */
      readonly languages: readonly string[];
    }
  /** Another page's tab was chosen. */
  | { readonly type: 'languages'; readonly languages: readonly string[] }
  /** The verdict card alone: a grading ended, or its file changed since. */
  | { readonly type: 'verdict'; readonly html: string }
  /** What stands under a block that can be run. */
  | { readonly type: 'snippet'; readonly index: number; readonly running: boolean; readonly html: string }
  /** Go to a heading, by its id; '' is the beginning. */
  | { readonly type: 'place'; readonly place: string }
  /** Unfold the next hint. */
  | { readonly type: 'hint' }
  /** How many of the lesson's questions were answered right, in words. */
  | { readonly type: 'tally'; readonly text: string }
  /** The item could not be shown. */
  | { readonly type: 'fault'; readonly text: string };

/** What the page keeps over a reload: who it is and where the reader was, no content. */
export interface PageState {
  readonly version: 1;
  readonly id: string;
  readonly scroll: number;
  /** Folds that are open, by name. */
  readonly open: readonly string[];
  /** Runs of simulators, by their place in the page; each model reads its own. */
  readonly runs: Readonly<Record<string, unknown>>;
  /** Answers by the id of their question; each question reads its own. */
  readonly answers: Readonly<Record<string, unknown>>;
}

/** A message from the page, or null where it is none: the page is shown content from files. */
export function readPageRequest(value: unknown): PageRequest | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const message = value as Readonly<Record<string, unknown>>;
  const text = (key: string, most = 2000): string | null => {
    const part = message[key];
    return typeof part === 'string' && part.length <= most ? part : null;
  };
  switch (message['type']) {
    case 'ready':
    case 'compare':
      return { type: message['type'] };
    case 'open': {
      const id = text('id');
      return id === null ? null : { type: 'open', id };
    }
    case 'external': {
      const url = text('url');
      return url === null || !/^https?:\/\//i.test(url) ? null : { type: 'external', url };
    }
    case 'scaffold': {
      const id = text('id');
      const language = text('language');
      return id === null || language === null ? null : { type: 'scaffold', id, language };
    }
    case 'openCode': {
      const language = text('language');
      const code = text('text', 100_000);
      return language === null || code === null ? null : { type: 'openCode', language, text: code };
    }
    case 'openSnippet':
    case 'runSnippet':
    case 'stopSnippet': {
      const index = message['index'];
      return typeof index === 'number' && Number.isSafeInteger(index) && index >= 0
        ? { type: message['type'], index }
        : null;
    }
    case 'reveal': {
      const part = message['part'];
      return part === 'editorial' || part === 'solutions' ? { type: 'reveal', part } : null;
    }
    case 'answered': {
      const question = text('question', 200);
      const right = message['right'];
      return question === null || typeof right !== 'boolean' ? null : { type: 'answered', question, right };
    }
    case 'estimated':
    case 'openSheet': {
      const { seed } = message;
      const texts = textsOf(message['texts']);
      return typeof seed === 'number' && Number.isSafeInteger(seed) && texts !== null
        ? { type: message['type'], seed, texts }
        : null;
    }
    case 'read':
      return typeof message['read'] === 'boolean' ? { type: 'read', read: message['read'] } : null;
    case 'language': {
      const language = text('language');
      return language === null ? null : { type: 'language', language };
    }
    default:
      return null;
  }
}

/** Texts by name. */
function textsOf(value: unknown): Readonly<Record<string, string>> | null {
  if (typeof value !== 'object' || value === null) return null;
  const entries = Object.entries(value);
  const isText = ([, text]: [string, unknown]): boolean => typeof text === 'string' && text.length <= 200;
  return entries.length <= MOST_TEXTS && entries.every(isText) ? (value as Record<string, string>) : null;
}

const MOST_TEXTS = 50;

/** A stored state, or null where it is of no version that this page knows. */
export function readPageState(value: unknown): PageState | null {
  if (typeof value !== 'object' || value === null) return null;
  const state = value as Readonly<Record<string, unknown>>;
  if (state['version'] !== 1 || typeof state['id'] !== 'string') return null;
  const open = Array.isArray(state['open'])
    ? state['open'].filter((one): one is string => typeof one === 'string')
    : [];
  const byName = (value: unknown): Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null ? { ...value } : {};
  return {
    version: 1,
    id: state['id'],
    scroll: typeof state['scroll'] === 'number' ? state['scroll'] : 0,
    open,
    runs: byName(state['runs']),
    answers: byName(state['answers']),
  };
}
