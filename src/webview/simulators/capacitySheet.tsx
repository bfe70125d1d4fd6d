/** Three lanes over the months: requests at the peak, bytes that are kept, servers. */
import type {
  CapacityMonth,
  CapacitySheetState,
  CapacitySheetValues,
} from '../../engine/simulators/capacitySheet.ts';
import { monthAt } from '../../engine/simulators/capacitySheet.ts';
import type { Bar } from './parts.tsx';
import { Lane, TimeAxis } from './parts.tsx';
import type { View } from './view.ts';

const MONTHS = 36;
const HEIGHT = 78;
const GAP = 16;

export const capacitySheetView: View<CapacitySheetState, CapacitySheetValues> = {
  draw({ state, values, width }) {
    const now = state.months.length;
    const all: CapacityMonth[] = [];
    for (let month = 0; month < MONTHS; month += 1) all.push(monthAt(month, values, all.at(-1)?.stored ?? 0));
    const last = state.months.at(-1) as CapacityMonth;
    const lane = (
      name: string,
      of: (one: CapacityMonth) => number,
      mark: string,
      value: string,
    ): { name: string; value: string; most: number; bars: readonly Bar[] } => ({
      ...{ name, value },
      most: Math.max(1, ...all.map(of)),
      bars: all.map((one, i): Bar => [[i < now ? mark : 's-ahead', of(one)]]),
    });
    const text = (amount: number): string => Math.round(amount).toLocaleString('en-US');
    const lanes = [
      lane(
        'Requests at the peak',
        ({ peakRequests }) => peakRequests,
        's-solid',
        `${text(last.peakRequests)}/s`,
      ),
      lane('Kept, with all copies', ({ stored }) => stored, 's-plain', `${text(last.stored)} TB`),
      lane('Servers', ({ servers }) => servers, 's-ink', text(last.servers)),
    ];
    const bottom = lanes.length * (HEIGHT + GAP);
    return {
      height: bottom + 22,
      content: (
        <>
          {lanes.map((one, i) => (
            <Lane key={i} y={i * (HEIGHT + GAP)} {...one} width={width} slots={MONTHS} height={HEIGHT} />
          ))}
          <TimeAxis y={bottom - GAP} width={width} end={MONTHS} every={12} unit="months" />
        </>
      ),
      legend: [
        { mark: 's-solid', means: 'what comes' },
        { mark: 's-plain', means: 'what is kept' },
        { mark: 's-ink', means: 'what carries it' },
        { mark: 's-ahead', means: 'the months to come' },
      ],
    };
  },
};
