/**
 * Five rate limiters on one strip of traffic, second by second. They share the rate: what the bucket gets back in a window
 * is what the window algorithms allow in it. All sums are of whole numbers, in fifths of a request.
 */
import { drawsOf } from './draws.ts';
import type { Parameter, SimulatorModel, Table, ValuesOf } from './model.ts';

export const SECONDS = 30;
/** The rate goes in steps of 0.2. */
const PARTS = 5;

const PARAMETERS = [
  {
    kind: 'choice',
    id: 'traffic',
    label: 'Traffic',
    options: [
      { id: 'strip', label: 'Four bursts: 10, 10, 5, 5' },
      { id: 'borders', label: '10 before and 10 after a border' },
      { id: 'steady', label: '2 each second' },
      { id: 'rest', label: 'Rest, a burst of 40, then 3 a second' },
      { id: 'random', label: '0 to 4 each second, at random' },
    ],
    default: 'strip',
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'burst',
    label: 'Bucket holds',
    unit: 'requests',
    min: 1,
    max: 50,
    step: 1,
    default: 10,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'refill',
    label: 'Refill',
    unit: 'a second',
    min: 0.2,
    max: 5,
    step: 0.2,
    default: 1,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'window',
    label: 'Window',
    unit: 's',
    min: 5,
    max: 30,
    step: 1,
    default: 10,
    takes: 'anew',
  },
] as const satisfies readonly Parameter[];

export type LimiterValues = ValuesOf<typeof PARAMETERS>;

export interface Lane {
  readonly name: string;
  /** By second, up to now. */
  readonly admitted: readonly number[];
}

export interface LimiterState {
  /** Requests of each second, to the end of the strip. */
  readonly traffic: readonly number[];
  /** Seconds that were played: the next to come. */
  readonly second: number;
  /** Fixed window, sliding log, sliding counter, token bucket, leaky bucket. */
  readonly lanes: readonly [Lane, Lane, Lane, Lane, Lane];
  /** Tokens, and the level of the leaky bucket, in fifths of a request. */
  readonly tokens: number;
  readonly level: number;
  /** What the leaky bucket sends on, by second; longer than the strip where it is still full at its end. */
  readonly sent: readonly number[];
}

/** What the window algorithms allow in a window. */
export function limitOf({ refill, window }: LimiterValues): number {
  return Math.floor(refill * window + 1e-9);
}

export const rateLimiters: SimulatorModel<LimiterState, LimiterValues> = {
  id: 'sim-rate-limiters',
  title: 'Five limiters on one strip',
  parameters: PARAMETERS,
  end: SECONDS,
  opening: SECONDS,
  pace: 300,
  clock: (step) => `${step} s`,
  draws: ({ traffic }) => traffic === 'random',
  initial(values, seed) {
    const lane = (name: string): Lane => ({ name, admitted: [] });
    return {
      traffic: Array.from({ length: SECONDS }, (_, second) => trafficAt(values.traffic, second, seed)),
      second: 0,
      lanes: [
        lane('Fixed window'),
        lane('Sliding log'),
        lane('Sliding counter'),
        lane('Token bucket'),
        lane('Leaky bucket'),
      ],
      tokens: values.burst * PARTS,
      level: 0,
      sent: [],
    };
  },
  step: second,
  sentence({ lanes, traffic, second: at }) {
    const asked = sum(traffic.slice(0, at));
    const [first = '', ...others] = lanes.map(
      ({ name, admitted }, i) => `the ${name.toLowerCase()}${i === 0 ? ' has let' : ''} ${sum(admitted)}`,
    );
    return `After ${at} s and ${asked} requests, ${first} through, ${others.join(', ')}.`;
  },
  numbers({ lanes }, values) {
    const { window } = values;
    return [
      { label: 'Allowed', value: `${limitOf(values)} in ${window} s` },
      ...lanes.map(({ name, admitted }) => ({
        label: `Worst, ${name.toLowerCase()}`,
        value: `${most(admitted, window)} in ${window} s`,
      })),
    ];
  },
  table,
};

function trafficAt(kind: LimiterValues['traffic'], second: number, seed: number): number {
  switch (kind) {
    case 'strip':
      return { 9: 10, 11: 10, 15: 5, 20: 5 }[second] ?? 0;
    case 'borders':
      return [9, 10, 19, 20].includes(second) ? 10 : 0;
    case 'steady':
      return 2;
    case 'rest':
      return second < 10 ? 0 : second === 10 ? 40 : 3;
    case 'random':
      return drawsOf(seed, second).int(0, 4);
  }
}

/** The requests of one second, one after the other, at each limiter. */
function second(state: LimiterState, values: LimiterValues): LimiterState {
  const { lanes, second: now } = state;
  const { burst, window } = values;
  const asked = state.traffic[now] ?? 0;
  const limit = limitOf(values);
  const rate = Math.round(values.refill * PARTS);
  const full = burst * PARTS;
  const begin = now - (now % window);

  const [fixed, log, counter] = lanes;
  const free = limit - sum(fixed.admitted.slice(begin));
  const young = sum(log.admitted.slice(Math.max(0, now - window + 1)));
  // previous × share still inside + current + 1 ≤ limit, times the window's length.
  const before = sum(counter.admitted.slice(Math.max(0, begin - window), begin)) * (window - (now - begin));
  const room = limit - sum(counter.admitted.slice(begin)) - Math.ceil(before / window);

  const tokens = now === 0 ? full : Math.min(full, state.tokens + rate);
  const level = Math.max(0, state.level - rate);
  const admitted = [
    free,
    limit - young,
    room,
    Math.floor(tokens / PARTS),
    Math.floor((full - level) / PARTS),
  ].map((most) => Math.min(asked, Math.max(0, most)));

  const sent = [...state.sent];
  for (let i = 0; i < (admitted[4] ?? 0); i += 1) {
    const leaves = now + Math.floor((level + i * PARTS) / rate);
    while (sent.length <= leaves) sent.push(0);
    sent[leaves] = (sent[leaves] ?? 0) + 1;
  }
  const grown = lanes.map((lane, i) => ({ ...lane, admitted: [...lane.admitted, admitted[i] ?? 0] }));
  return {
    ...state,
    second: now + 1,
    lanes: grown as unknown as LimiterState['lanes'],
    tokens: tokens - (admitted[3] ?? 0) * PARTS,
    level: level + (admitted[4] ?? 0) * PARTS,
    sent,
  };
}

function table({ lanes, traffic, second: at, sent }: LimiterState, { window }: LimiterValues): Table {
  const busy = traffic.flatMap((asked, i) => (asked > 0 && i < at ? [i] : []));
  // More columns than this nobody compares.
  const shown = busy.length <= 6 ? busy : [];
  const asked = sum(traffic.slice(0, at));
  return {
    caption: `Of ${asked} requests in ${at} s: how many each limiter admitted, and the most that it admitted and sent on in any ${window} s`,
    columns: ['Limiter', ...shown.map((i) => `At ${i} s`), 'In all', `Most in ${window} s`, 'Sent on'],
    rows: lanes.map(({ name, admitted }, i) => [
      name,
      ...shown.map((second) => String(admitted[second] ?? 0)),
      String(sum(admitted)),
      String(most(admitted, window)),
      String(most(i === 4 ? sent.slice(0, at) : admitted, window)),
    ]),
  };
}

/** The largest sum of so many neighbours. */
function most(counts: readonly number[], width: number): number {
  return Math.max(0, ...counts.map((_, from) => sum(counts.slice(from, from + width))));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, one) => total + one, 0);
}
