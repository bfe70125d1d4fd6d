/**
 * Copies of one value, a write and a read after it in each step. Who is asked goes round, so that in N × N steps each
 * group of neighbours meets each other one, and nothing is left to chance. After the read, copies that reach the writer
 * get the last value. A write that cannot be confirmed is not begun.
 */
import { count, percent } from './format.ts';
import type { Parameter, SimulatorModel, ValuesOf } from './model.ts';

const slider = { kind: 'slider', unit: 'copies', step: 1, max: 5 } as const;

const PARAMETERS = [
  { ...slider, id: 'n', label: 'N: there are', min: 1, default: 3, takes: 'anew' },
  { ...slider, id: 'w', label: 'W: a write waits for', min: 1, default: 2, takes: 'anew' },
  { ...slider, id: 'r', label: 'R: a read asks', min: 1, default: 2, takes: 'anew' },
  { ...slider, id: 'cut', label: 'Cut off from the writer', min: 0, max: 4, default: 0, takes: 'now' },
  {
    kind: 'choice',
    id: 'reader',
    label: 'The reader reaches',
    options: [
      { id: 'same', label: 'what the writer reaches' },
      { id: 'other', label: 'what is cut off' },
    ],
    default: 'same',
    takes: 'now',
  },
] as const satisfies readonly Parameter[];

export type QuorumValues = ValuesOf<typeof PARAMETERS>;

export interface Operations {
  /** The copies that took the write and that were read, from 0; null where it was refused. */
  readonly written: readonly number[] | null;
  readonly read: readonly number[] | null;
  /** Version that was confirmed last, and that the read returned. */
  readonly confirmed: number;
  readonly got: number | null;
  /** What each copy held when it was read. */
  readonly held: readonly number[];
}

export interface QuorumState {
  /** Versions of the copies. */
  readonly copies: readonly number[];
  readonly confirmed: number;
  readonly done: readonly Operations[];
}

/** Copies that the writer does not reach: the last ones, and never all. */
export function cutOf({ n, cut }: QuorumValues): number {
  return Math.min(cut, n - 1);
}

/** So many neighbours among those that are reached, or null where there are too few. */
export function group(reached: readonly number[], size: number, from: number): readonly number[] | null {
  if (size > reached.length) return null;
  return Array.from({ length: size }, (_, i) => reached[(from + i) % reached.length] ?? 0);
}

function step(state: QuorumState, values: QuorumValues): QuorumState {
  const turn = state.done.length;
  const all = state.copies.map((_, i) => i);
  const border = values.n - cutOf(values);
  const near = all.slice(0, border);
  const far = values.reader === 'other' && border < values.n ? all.slice(border) : near;
  const written = group(near, values.w, turn);
  const confirmed = written === null ? state.confirmed : turn + 1;
  const held = state.copies.map((version, i) => (written?.includes(i) === true ? confirmed : version));
  const read = group(far, values.r, Math.floor(turn / values.n));
  const got = read === null ? null : Math.max(...read.map((i) => held[i] ?? 0));
  return {
    copies: held.map((version, i) => (i < border ? confirmed : version)),
    confirmed,
    done: [...state.done, { written, read, confirmed, got, held }],
  };
}

/** How many writes and reads ended in which way. */
export function totals({ done }: QuorumState) {
  const many = (is: (one: Operations) => boolean): number => done.filter(is).length;
  return {
    confirmed: many(({ written }) => written !== null),
    refused: many(({ written }) => written === null),
    fresh: many(({ got, confirmed }) => got === confirmed),
    stale: many(({ got, confirmed }) => got !== null && got < confirmed),
    unread: many(({ got }) => got === null),
  };
}

export const quorum: SimulatorModel<QuorumState, QuorumValues> = {
  id: 'sim-quorum',
  title: 'Reads and writes by quorum',
  parameters: PARAMETERS,
  end: 45,
  opening: 9,
  pace: 600,
  clock: (at) => `${at} writes and reads`,
  draws: () => false,
  initial: ({ n }) => ({ copies: Array.from({ length: n }, () => 0), confirmed: 0, done: [] }),
  step,
  sentence(state, { n, w, r }) {
    const { refused, fresh, stale, unread } = totals(state);
    const meet =
      r + w > n ? `R + W = ${r + w} is more than N = ${n}` : `R + W = ${r + w} is not more than N = ${n}`;
    return `${meet}: ${fresh} reads were right, ${stale} stale, ${unread} refused; ${refused} writes were refused.`;
  },
  numbers(state, { n, w, r }) {
    const { refused, stale, unread } = totals(state);
    const all = Math.max(1, state.done.length);
    return [
      { label: 'R + W', value: `${r + w}, N is ${n}` },
      { label: 'Stale reads', value: percent(stale / all) },
      { label: 'Refused reads', value: percent(unread / all) },
      { label: 'Refused writes', value: percent(refused / all) },
    ];
  },
  table(state) {
    const { confirmed, refused, fresh, stale, unread } = totals(state);
    return {
      caption: `What came of ${state.done.length} writes and as many reads`,
      columns: ['Operation', 'Right', 'Stale', 'Refused'],
      rows: [
        ['Writes', count(confirmed), '0', count(refused)],
        ['Reads', count(fresh), count(stale), count(unread)],
      ],
    };
  },
};
