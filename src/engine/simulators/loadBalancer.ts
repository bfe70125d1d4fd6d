/**
 * Ten servers behind a balancer, a tenth of a second a step. A server handles one request at a time; requests arrive at
 * random, and what each takes is drawn with it, so that all policies meet the same ones.
 */
import { drawsOf, percentile } from './draws.ts';
import type { Draws } from './draws.ts';
import { count, percent } from './format.ts';
import type { Figure, Parameter, SimulatorModel, Table, ValuesOf } from './model.ts';

export const SERVERS = 10;
/** Requests a second that a healthy server does. */
const SPEED = 100;
/** What a server does whose every answer is an error. */
const ERROR_SPEED = 1000;
/** Seconds after which a request that nobody answers has failed. */
const TIME_LIMIT = 1;
/** Errors in a row that take a server out. */
const STRIKES = 5;
const STEP = 0.1;
/** Steps that the numbers look back on: 10 s. */
const WINDOW = 100;

/** The server whose speed is set, and the one that fails; from 0. */
const SLOW = 9;
const FAULTY = 8;

const PARAMETERS = [
  {
    kind: 'choice',
    id: 'policy',
    label: 'Policy',
    options: [
      { id: 'random', label: 'Random' },
      { id: 'turns', label: 'Round robin' },
      { id: 'two', label: 'Two choices' },
      { id: 'least', label: 'Least connections' },
    ],
    default: 'turns',
    takes: 'now',
  },
  {
    kind: 'slider',
    id: 'load',
    label: 'Requests',
    unit: 'a second',
    min: 100,
    max: 1000,
    step: 50,
    default: 700,
    takes: 'now',
  },
  {
    kind: 'slider',
    id: 'speed',
    label: 'Server 10',
    unit: 'a second',
    min: 10,
    max: 200,
    step: 10,
    default: SPEED,
    takes: 'now',
  },
  {
    kind: 'choice',
    id: 'fault',
    label: 'Server 9',
    options: [
      { id: 'none', label: 'is healthy' },
      { id: 'dead', label: 'is dead: no answer, failed after 1 s' },
      { id: 'errors', label: 'answers errors, in 1 ms' },
    ],
    default: 'none',
    takes: 'now',
  },
  {
    kind: 'choice',
    id: 'check',
    label: 'Five errors in a row',
    options: [
      { id: 'off', label: 'change nothing' },
      { id: 'on', label: 'take a server out' },
    ],
    default: 'off',
    takes: 'now',
  },
] as const satisfies readonly Parameter[];

export type BalancerValues = ValuesOf<typeof PARAMETERS>;

export interface Request {
  /** Second at which it came. */
  readonly at: number;
  /** What is left to do, in requests of mean length. */
  readonly left: number;
}

export interface Server {
  /** The first one is being handled. */
  readonly open: readonly Request[];
  /** Errors since the last right answer. */
  readonly strikes: number;
}

/** What happened in one step at one server. */
export interface Happened {
  readonly sent: number;
  readonly failed: number;
  /** Seconds that each request took that was answered. */
  readonly took: readonly number[];
}

export interface BalancerState {
  readonly seed: number;
  readonly step: number;
  readonly servers: readonly Server[];
  /** Whose turn it is, under round robin. */
  readonly turn: number;
  /** By step, then by server; the last ten seconds. */
  readonly recent: readonly (readonly Happened[])[];
}

type State = 'ok' | 'slow' | 'fast' | 'dead' | 'errors' | 'out';

/** How a server is now. */
export function stateOf(server: number, { strikes }: Server, values: BalancerValues): State {
  if (server === FAULTY && values.fault !== 'none')
    return values.check === 'on' && strikes >= STRIKES ? 'out' : values.fault;
  if (server !== SLOW || values.speed === SPEED) return 'ok';
  return values.speed < SPEED ? 'slow' : 'fast';
}

/** Seconds by which 99 of 100 requests of a server were answered, over the last ten seconds; null without an answer. */
export function p99Of(server: number, { recent }: BalancerState): number | null {
  const took = recent.flatMap((step) => step[server]?.took ?? []);
  return took.length === 0 ? null : percentile(took, 0.99);
}

/** The share of the last ten seconds' requests that a server got. */
export function shareOf(server: number, { recent }: BalancerState): number {
  const sent = (one: readonly Happened[]): number => sum(one.map((at) => at.sent));
  const all = sum(recent.map(sent));
  return all === 0 ? 0 : sum(recent.map((step) => step[server]?.sent ?? 0)) / all;
}

export const loadBalancer: SimulatorModel<BalancerState, BalancerValues> = {
  id: 'sim-load-balancer',
  title: 'Ten servers behind a balancer',
  parameters: PARAMETERS,
  end: 600,
  opening: 150,
  pace: 1000 * STEP,
  clock: (step) => `${(step * STEP).toFixed(1)} s`,
  draws: () => true,
  initial: (_values, seed) => ({
    seed,
    step: 0,
    servers: Array.from({ length: SERVERS }, () => ({ open: [], strikes: 0 })),
    turn: 0,
    recent: [],
  }),
  step: tenth,
  sentence(state, values) {
    const { took, failed } = lately(state);
    const lengths = state.servers.map(({ open }) => open.length);
    const longest = Math.max(...lengths);
    const policy = PARAMETERS[0].options.find(({ id }) => id === values.policy)?.label ?? '';
    const failing = failed > 0 ? `, ${percent(failed)} of the requests fail` : '';
    const line =
      longest === 0
        ? 'no line'
        : `the longest line is ${count(longest)}, at server ${lengths.indexOf(longest) + 1}`;
    return `${policy}, ${(state.step * STEP).toFixed(1)} s: 99 of 100 answers within ${ms(percentile(took, 0.99))} ms${failing}; ${line}.`;
  },
  numbers(state, values): readonly Figure[] {
    const { took, failed } = lately(state);
    const fault = values.fault === 'none' ? SPEED : 0;
    const capacity = SPEED * (SERVERS - 2) + fault + values.speed;
    return [
      { label: 'Load', value: percent(values.load / capacity) },
      { label: 'Mean', value: `${ms(took.length === 0 ? 0 : sum(took) / took.length)} ms` },
      { label: 'Median', value: `${ms(percentile(took, 0.5))} ms` },
      { label: 'p99', value: `${ms(percentile(took, 0.99))} ms` },
      { label: 'Fail', value: percent(failed) },
      { label: 'Open', value: count(sum(state.servers.map(({ open }) => open.length))) },
    ];
  },
  table,
};

function table(state: BalancerState, values: BalancerValues): Table {
  const words: Readonly<Record<State, string>> = {
    ok: 'healthy',
    slow: 'slow',
    fast: 'fast',
    dead: 'dead',
    errors: 'answers errors',
    out: 'taken out',
  };
  return {
    caption: 'Each server now, and over the last 10 s',
    words: ['State'],
    columns: ['Server', 'State', 'Open requests', 'Share of requests', 'p99, ms', 'Failed'],
    rows: state.servers.map((server, i) => {
      const p99 = p99Of(i, state);
      return [
        `Server ${i + 1}`,
        words[stateOf(i, server, values)],
        count(server.open.length),
        percent(shareOf(i, state)),
        p99 === null ? 'no answer' : ms(p99),
        count(sum(state.recent.map((step) => step[i]?.failed ?? 0))),
      ];
    }),
  };
}

/** A server while a step is worked out. */
interface Working {
  readonly open: Request[];
  strikes: number;
  sent: number;
  failed: number;
  readonly took: number[];
}

function tenth(state: BalancerState, values: BalancerValues): BalancerState {
  const servers = state.servers.map(({ open, strikes }): Working => ({
    open: [...open],
    strikes,
    sent: 0,
    failed: 0,
    took: [],
  }));
  if (values.fault === 'none') for (const server of servers) server.strikes = 0;
  const begin = state.step * STEP;
  const end = begin + STEP;
  const arrivals = drawsOf(state.seed, state.step, 0);
  const choices = drawsOf(state.seed, state.step, 1);
  let { turn } = state;
  let now = begin;
  const work = (until: number): void => {
    for (const [i, server] of servers.entries()) handle(server, i, now, until, values);
    now = until;
  };
  for (
    let at = begin + arrivals.exponential(1 / values.load);
    at < end;
    at += arrivals.exponential(1 / values.load)
  ) {
    work(at);
    const left = arrivals.exponential(1);
    const inside = servers.flatMap((server, i) => (stateOf(i, server, values) === 'out' ? [] : [i]));
    const lengths = servers.map(({ open }) => open.length);
    const to = choose(values.policy, inside, lengths, turn, choices);
    turn += 1;
    const server = servers[to];
    server?.open.push({ at, left });
    if (server !== undefined) server.sent += 1;
  }
  work(end);
  return {
    seed: state.seed,
    step: state.step + 1,
    turn,
    servers: servers.map(({ open, strikes }) => ({ open, strikes })),
    recent: [
      ...state.recent.slice(1 - WINDOW),
      servers.map(({ sent, failed, took }) => ({ sent, failed, took })),
    ],
  };
}

/**
 * The server that gets the next request.
 * @param inside those that are not taken out
 * @param lengths open requests of every server
 */
export function choose(
  policy: BalancerValues['policy'],
  inside: readonly number[],
  lengths: readonly number[],
  turn: number,
  draws: Draws,
): number {
  const lengthOf = (server: number): number => lengths[server] ?? 0;
  const any = (among: readonly number[]): number => among[draws.int(0, among.length - 1)] ?? 0;
  switch (policy) {
    case 'random':
      return any(inside);
    case 'turns':
      return inside[turn % inside.length] ?? 0;
    case 'two': {
      const one = any(inside);
      const other = any(inside.filter((server) => server !== one));
      return lengthOf(other) < lengthOf(one) ? other : one;
    }
    case 'least': {
      // Among equals a random one, or the first server would get more than its share.
      const least = Math.min(...inside.map(lengthOf));
      return any(inside.filter((server) => lengthOf(server) === least));
    }
  }
}

/** What a server does from one moment to another, in the order in which its requests came. */
function handle(server: Working, index: number, from: number, until: number, values: BalancerValues): void {
  const { open } = server;
  const faulty = index === FAULTY && values.fault !== 'none';
  if (faulty && values.fault === 'dead') {
    const late = open.filter(({ at }) => at + TIME_LIMIT <= until).length;
    open.splice(0, late);
    server.failed += late;
    server.strikes += late;
    return;
  }
  const speed = faulty ? ERROR_SPEED : index === SLOW ? values.speed : SPEED;
  let now = from;
  let done = 0;
  for (const request of open) {
    const begin = Math.max(now, request.at);
    const ready = begin + request.left / speed;
    if (ready > until) {
      open[done] = { at: request.at, left: request.left - Math.max(0, until - begin) * speed };
      break;
    }
    now = ready;
    done += 1;
    if (faulty) {
      server.failed += 1;
      server.strikes += 1;
    } else server.took.push(ready - request.at);
  }
  open.splice(0, done);
}

function lately({ recent }: BalancerState): { readonly took: readonly number[]; readonly failed: number } {
  const all = recent.flat();
  const took = all.flatMap((one) => one.took);
  const failed = sum(all.map((one) => one.failed));
  return { took, failed: failed === 0 ? 0 : failed / (failed + took.length) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function ms(seconds: number): string {
  return count(seconds * 1000);
}
