/**
 * An estimate that goes on: what comes, what is kept and what carries it, month by month. A month is a twelfth of 365 days, a
 * server answers 1,000 requests a second at its limit.
 */
import { count } from './format.ts';
import type { Parameter, SimulatorModel, ValuesOf } from './model.ts';

const slider = { kind: 'slider', takes: 'anew' } as const;

const PARAMETERS = [
  {
    ...slider,
    id: 'uploads',
    label: 'Uploads',
    unit: 'million a day',
    min: 1,
    max: 100,
    step: 1,
    default: 12,
  },
  {
    ...slider,
    id: 'reads',
    label: 'Reads for each upload',
    unit: '',
    min: 0,
    max: 100,
    step: 1,
    default: 10,
  },
  { ...slider, id: 'factor', label: 'Peak over the mean', unit: '×', min: 1, max: 10, step: 0.5, default: 3 },
  { ...slider, id: 'size', label: 'Size of one', unit: 'kB', min: 10, max: 2000, step: 10, default: 400 },
  {
    ...slider,
    id: 'copies',
    label: 'Kept as so many copies',
    unit: '×',
    min: 1,
    max: 3,
    step: 0.2,
    default: 1.4,
  },
  { ...slider, id: 'growth', label: 'Growth', unit: '% a month', min: 0, max: 15, step: 1, default: 0 },
  {
    ...slider,
    id: 'use',
    label: 'Planned use of a server',
    unit: '%',
    min: 40,
    max: 90,
    step: 5,
    default: 70,
  },
] as const satisfies readonly Parameter[];

export type CapacitySheetValues = ValuesOf<typeof PARAMETERS>;

/** What is true in a month. */
export interface CapacityMonth {
  /** Uploads and requests a second: on the mean, and at the peak. */
  readonly meanUploads: number;
  readonly peakUploads: number;
  readonly peakRequests: number;
  /** Gigabits a second at the peak, to the readers. */
  readonly egress: number;
  /** Terabytes at the end of the month, with all copies. */
  readonly stored: number;
  readonly servers: number;
}

export interface CapacitySheetState {
  readonly months: readonly CapacityMonth[];
}

const DAY_S = 86_400;
const MONTH_DAYS = 365 / 12;
export const SERVER = 1_000;

/** The month with this number, from 0. */
export function monthAt(month: number, values: CapacitySheetValues, before: number): CapacityMonth {
  const { uploads, reads, factor, size, copies, growth, use } = values;
  const aDay = uploads * 1e6 * (1 + growth / 100) ** month;
  const meanUploads = aDay / DAY_S;
  const peakUploads = meanUploads * factor;
  const peakRequests = peakUploads * (1 + reads);
  return {
    ...{ meanUploads, peakUploads, peakRequests },
    egress: (peakUploads * reads * size * 1e3 * 8) / 1e9,
    stored: before + (aDay * MONTH_DAYS * size * 1e3 * copies) / 1e12,
    servers: Math.ceil(Number((peakRequests / (SERVER * (use / 100))).toPrecision(12))),
  };
}

function lastOf({ months }: CapacitySheetState): CapacityMonth {
  return months.at(-1) as CapacityMonth;
}

/** Three digits that count; whole from a hundred on. */
function short(value: number): string {
  return value >= 100 ? count(value) : String(Number(value.toPrecision(3)));
}

export const capacitySheet: SimulatorModel<CapacitySheetState, CapacitySheetValues> = {
  id: 'sim-capacity-sheet',
  title: 'An estimate, month by month',
  parameters: PARAMETERS,
  end: 35,
  opening: 11,
  pace: 400,
  clock: (at) => (at === 0 ? '1 month' : `${at + 1} months`),
  draws: () => false,
  initial: (values) => ({ months: [monthAt(0, values, 0)] }),
  step: ({ months }, values) => ({
    months: [...months, monthAt(months.length, values, months.at(-1)?.stored ?? 0)],
  }),
  sentence(state) {
    const { peakRequests, stored, servers } = lastOf(state);
    const { length } = state.months;
    return `After ${length === 1 ? 'a month' : `${length} months`} ${count(peakRequests)} requests a second come at the peak, ${short(stored)} TB are kept, and ${count(servers)} servers carry it.`;
  },
  numbers(state) {
    const { peakUploads, peakRequests, egress, stored, servers } = lastOf(state);
    return [
      { label: 'Writes at the peak', value: `${short(peakUploads)}/s` },
      { label: 'Requests at the peak', value: `${short(peakRequests)}/s` },
      { label: 'To the readers', value: `${short(egress)} Gbit/s` },
      { label: 'Kept', value: `${short(stored)} TB` },
      { label: 'Servers', value: count(servers) },
    ];
  },
  table(state, { reads, factor, size, copies, growth, use }) {
    const { meanUploads, peakUploads, peakRequests, egress, stored, servers } = lastOf(state);
    const months = state.months.length;
    const grown = growth === 0 ? '' : `, ${growth} % more each month`;
    return {
      caption: `The sums after ${months === 1 ? '1 month' : `${months} months`}`,
      columns: ['What', 'Sum', 'Result'],
      words: ['Sum'],
      rows: [
        ['Mean', `uploads a day ÷ 86,400${grown}`, `${short(meanUploads)}/s`],
        ['Peak', `${short(meanUploads)} × ${factor}`, `${short(peakUploads)}/s`],
        ['Requests', `${short(peakUploads)} × (1 + ${reads})`, `${short(peakRequests)}/s`],
        ['To the readers', `${short(peakUploads)} × ${reads} × ${size} kB × 8`, `${short(egress)} Gbit/s`],
        [
          'Kept',
          `uploads × ${size} kB × ${copies}, of ${count(months * MONTH_DAYS)} days`,
          `${short(stored)} TB`,
        ],
        ['Servers', `${short(peakRequests)} ÷ (1,000 × ${use} %), rounded up`, count(servers)],
      ],
    };
  },
};
