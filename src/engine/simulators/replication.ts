/**
 * A leader with two followers, of which the second is twice as far behind. A step is 100 ms, in which ten writes come. What a
 * follower does not have when the leader dies is gone; a second later the first follower takes over. A reader looks for the
 * last write that was acknowledged to it.
 */
import { count, percent } from './format.ts';
import type { Parameter, SimulatorModel, ValuesOf } from './model.ts';

const PARAMETERS = [
  {
    kind: 'choice',
    id: 'mode',
    label: 'A write is acknowledged',
    options: [
      { id: 'async', label: 'by the leader alone' },
      { id: 'semi', label: 'once one follower has it' },
      { id: 'sync', label: 'once all followers have it' },
    ],
    default: 'async',
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'lag',
    label: 'Lag of follower 1',
    unit: 'ms',
    min: 0,
    max: 1000,
    step: 100,
    default: 300,
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'reads',
    label: 'The reader asks',
    options: [
      { id: 'leader', label: 'the leader' },
      { id: 'first', label: 'follower 1' },
      { id: 'second', label: 'follower 2' },
    ],
    default: 'first',
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'leader',
    label: 'The leader',
    options: [
      { id: 'lives', label: 'lives' },
      { id: 'dies', label: 'dies' },
    ],
    default: 'lives',
    takes: 'now',
  },
] as const satisfies readonly Parameter[];

export type ReplicationValues = ValuesOf<typeof PARAMETERS>;

/** Milliseconds of a step, and writes that come in one. */
export const STEP_MS = 100;
export const WRITES = 10;
/** Steps until the others agree that the leader is dead, and on a new one. */
export const FAILOVER = 10;

/** What is true at the end of a step. */
export interface ReplicationMoment {
  /** Writes in the log of whoever leads; of the last leader while there is none. */
  readonly log: number;
  /** Writes that each follower has. */
  readonly first: number;
  readonly second: number;
  readonly acknowledged: number;
  /** Null: there was no one to ask. */
  readonly stale: boolean | null;
}

export interface ReplicationState {
  /** The first one is the beginning, before any write. */
  readonly moments: readonly ReplicationMoment[];
  /** `failed`: dead, and the follower has not taken over yet. */
  readonly leader: 'old' | 'failed' | 'new';
  /** Steps since the leader died. */
  readonly without: number;
  /** Steps without a leader, of all. */
  readonly down: number;
  /** Writes that were acknowledged and are gone. */
  readonly lost: number;
  /** Of each step since there is a new leader its log; lags are counted from there on. */
  readonly since: number;
}

/** Steps by which the followers are behind. */
export function lagsOf({ lag }: ReplicationValues): readonly [first: number, second: number] {
  return [lag / STEP_MS, (2 * lag) / STEP_MS];
}

function step(state: ReplicationState, values: ReplicationValues): ReplicationState {
  const { moments } = state;
  const last = moments.at(-1) as ReplicationMoment;
  const now = moments.length;
  const [lagFirst, lagSecond] = lagsOf(values);
  const dies = state.leader === 'old' && values.leader === 'dies';
  const leader = dies ? 'failed' : state.leader;
  if (leader === 'failed' && state.without + 1 < FAILOVER) {
    const moment = { ...last, stale: values.reads === 'leader' ? null : isStale(last, values, last) };
    return {
      ...state,
      leader,
      without: state.without + 1,
      down: state.down + 1,
      moments: [...moments, moment],
    };
  }
  if (leader === 'failed') {
    // What the first follower has is the log from now on; the second one has no more than it.
    const moment = {
      ...last,
      log: last.first,
      acknowledged: Math.min(last.acknowledged, last.first),
      stale: null,
    };
    return {
      moments: [...moments, moment],
      leader: 'new',
      without: 0,
      down: state.down + 1,
      lost: state.lost + Math.max(0, last.acknowledged - last.first),
      since: now,
    };
  }
  const log = last.log + WRITES;
  const isNew = leader === 'new';
  const before = (steps: number): number =>
    Math.min(log, steps === 0 ? log : (moments[Math.max(state.since, now - steps)]?.log ?? 0));
  const first = isNew ? log : Math.max(last.first, before(lagFirst));
  const second = Math.max(last.second, before(lagSecond));
  const acknowledged = Math.max(last.acknowledged, acknowledgedOf(values, { log, first, second }, isNew));
  const moment = { log, first, second, acknowledged };
  return { ...state, leader, moments: [...moments, { ...moment, stale: isStale(moment, values, last) }] };
}

/** What all have whose word is waited for. */
function acknowledgedOf(
  { mode }: ReplicationValues,
  { log, first, second }: Pick<ReplicationMoment, 'log' | 'first' | 'second'>,
  isNew: boolean,
): number {
  if (mode === 'async') return log;
  // After a failover there is one follower left.
  if (isNew) return second;
  return mode === 'semi' ? Math.max(first, second) : Math.min(first, second);
}

/** Whether the reader misses what was acknowledged to it in the step before. */
function isStale(
  { log, first, second }: Pick<ReplicationMoment, 'log' | 'first' | 'second'>,
  { reads }: ReplicationValues,
  before: ReplicationMoment,
): boolean {
  const has = reads === 'leader' ? log : reads === 'first' ? first : second;
  return has < before.acknowledged;
}

export function readsOf({ moments }: ReplicationState): { fresh: number; stale: number; refused: number } {
  const reads = moments.slice(1).map(({ stale }) => stale);
  return {
    fresh: reads.filter((one) => one === false).length,
    stale: reads.filter((one) => one === true).length,
    refused: reads.filter((one) => one === null).length,
  };
}

/** Milliseconds that a write waits for its acknowledgement while all live. */
export function waitOf(values: ReplicationValues): number {
  const [first, second] = lagsOf(values);
  return STEP_MS * (values.mode === 'async' ? 0 : values.mode === 'semi' ? first : second);
}

export const replication: SimulatorModel<ReplicationState, ReplicationValues> = {
  id: 'sim-replication',
  title: 'A leader and its followers',
  parameters: PARAMETERS,
  end: 120,
  opening: 30,
  pace: 250,
  clock: (at) => `${(at / 10).toFixed(1)} s`,
  draws: () => false,
  initial: () => ({
    moments: [{ log: 0, first: 0, second: 0, acknowledged: 0, stale: false }],
    leader: 'old',
    without: 0,
    down: 0,
    lost: 0,
    since: 0,
  }),
  step,
  sentence(state, values) {
    const { stale, refused } = readsOf(state);
    const wait = `A write waits ${count(waitOf(values))} ms for the others.`;
    const reads = `${count(stale)} reads missed the reader’s own write${refused === 0 ? '' : `, ${count(refused)} found nobody`}.`;
    const fate = {
      old: '',
      failed: ' Nobody leads, and writes are refused.',
      new: ` Follower 1 leads; ${count(state.lost)} acknowledged writes are gone.`,
    }[state.leader];
    return `${wait} ${reads}${fate}`;
  },
  numbers(state, values) {
    const { fresh, stale } = readsOf(state);
    return [
      { label: 'A write waits', value: `${count(waitOf(values))} ms` },
      { label: 'Stale reads', value: percent(fresh + stale === 0 ? 0 : stale / (fresh + stale)) },
      { label: 'Acknowledged and lost', value: count(state.lost) },
      { label: 'Without a leader', value: `${((state.down * STEP_MS) / 1000).toFixed(1)} s` },
    ];
  },
  table(state) {
    const { log, first, second, acknowledged } = state.moments.at(-1) as ReplicationMoment;
    const row = (name: string, has: number): readonly string[] => [
      name,
      count(has),
      count(Math.max(0, log - has)),
    ];
    const head = state.leader === 'new' ? 'Leader, follower 1 before' : 'Leader';
    return {
      caption: 'Writes that each has, and how many the log of the leader is ahead',
      columns: ['Who', 'Writes', 'Behind'],
      rows: [
        row(head, log),
        ...(state.leader === 'new' ? [] : [row('Follower 1', first)]),
        row('Follower 2', second),
        row('Acknowledged', acknowledged),
      ],
    };
  },
};
