/**
 * Throughput and price as servers are added, by Gunther's universal scalability law (Guerrilla Capacity Planning, 2007):
 * C(N) = N ÷ (1 + σ(N − 1) + κN(N − 1)); with κ = 0 it is Amdahl's law. A server of s times the size does its own work s times
 * as fast and stands in the line as long as before, so that σ and κ count s times as much for it. Each step adds a server.
 */
import { count } from './format.ts';
import type { Parameter, SimulatorModel, ValuesOf } from './model.ts';

const PARAMETERS = [
  {
    kind: 'slider',
    id: 'contention',
    label: 'Contention σ: in one line',
    unit: '%',
    min: 0,
    max: 20,
    step: 1,
    default: 5,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'crosstalk',
    label: 'Crosstalk κ, for 1,000',
    unit: '',
    min: 0,
    max: 4,
    step: 0.1,
    default: 1,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'size',
    label: 'Size of a server',
    unit: '×',
    min: 1,
    max: 8,
    step: 1,
    default: 1,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'double',
    label: 'Twice the size costs',
    unit: '×',
    min: 2,
    max: 3,
    step: 0.1,
    default: 2,
    takes: 'anew',
  },
] as const satisfies readonly Parameter[];

export type ScalingValues = ValuesOf<typeof PARAMETERS>;

export interface ScalingState {
  readonly servers: number;
}

/** Requests a second that one server of size 1 does alone, and what it costs a month. */
export const ALONE = 1_000;
export const PRICE = 100;

/** Requests a second that so many servers do. */
export function throughput(servers: number, { contention, crosstalk, size }: ScalingValues): number {
  const sigma = (contention / 100) * size;
  const kappa = (crosstalk / 1_000) * size;
  return (ALONE * size * servers) / (1 + sigma * (servers - 1) + kappa * servers * (servers - 1));
}

/** What they cost a month. */
export function priceOf(servers: number, { size, double }: ScalingValues): number {
  return servers * PRICE * double ** Math.log2(size);
}

/** A month's price of each further 1,000 requests a second from one number of servers to another; null where it gets fewer. */
export function furtherPrice(from: number, to: number, values: ScalingValues): number | null {
  const more = throughput(to, values) - throughput(from, values);
  return more <= 0 ? null : ((priceOf(to, values) - priceOf(from, values)) / more) * 1_000;
}

/** The number of servers that does most, up to the largest that is shown. */
export function peakOf(values: ScalingValues): number {
  let best = 1;
  for (let servers = 2; servers <= MOST; servers += 1)
    if (throughput(servers, values) > throughput(best, values)) best = servers;
  return best;
}

export const MOST = 64;
const ROWS = [1, 4, 8, 16, 31, 64];

export const scaling: SimulatorModel<ScalingState, ScalingValues> = {
  id: 'sim-scaling',
  title: 'More servers, or larger ones',
  parameters: PARAMETERS,
  end: MOST - 1,
  opening: 15,
  pace: 250,
  clock: (at) => (at === 0 ? '1 server' : `${at + 1} servers`),
  draws: () => false,
  initial: () => ({ servers: 1 }),
  step: ({ servers }) => ({ servers: servers + 1 }),
  sentence({ servers }, values) {
    const now = throughput(servers, values);
    const next = throughput(servers + 1, values) - now;
    const peak = peakOf(values);
    const most = peak === MOST ? 'there is no peak up to 64' : `the peak is at ${peak}`;
    return `With ${servers === 1 ? '1 server' : `${servers} servers`} it answers ${count(now)} requests a second; one more ${next < 0 ? `takes ${count(-next)} away` : `brings ${count(next)}`}; ${most}.`;
  },
  numbers({ servers }, values) {
    const now = throughput(servers, values);
    const price = priceOf(servers, values);
    const further = furtherPrice(servers, servers + 1, values);
    return [
      { label: 'Requests a second', value: count(now) },
      { label: 'A month', value: count(price) },
      { label: 'A month for 1,000', value: count((price / now) * 1_000) },
      { label: 'The next 1,000', value: further === null ? 'none' : count(further) },
    ];
  },
  table({ servers }, values) {
    const rows = [...new Set([...ROWS, servers])].sort((a, b) => a - b);
    return {
      caption: 'Requests a second, and what they cost a month',
      columns: ['Servers', 'Requests/s', 'A month', 'For 1,000', 'Each further 1,000'],
      rows: rows.map((one, i) => {
        const now = throughput(one, values);
        const before = rows[i - 1];
        const further = before === undefined ? null : furtherPrice(before, one, values);
        return [
          count(one),
          count(now),
          count(priceOf(one, values)),
          count((priceOf(one, values) / now) * 1_000),
          before === undefined ? '' : further === null ? 'fewer' : count(further),
        ];
      }),
    };
  },
};
