/** Two lanes over the number of servers: what they answer together, below what they would alone; what the last one brought. */
import type { ScalingState, ScalingValues } from '../../engine/simulators/scaling.ts';
import { ALONE, MOST, peakOf, throughput } from '../../engine/simulators/scaling.ts';
import type { Bar } from './parts.tsx';
import { Lane, TimeAxis } from './parts.tsx';
import type { View } from './view.ts';

const HEIGHT = 130;
const GAP = 18;
const SECOND = 70;
/** Pixels of a lane for its name. */
const HEAD = 22;

export const scalingView: View<ScalingState, ScalingValues> = {
  draw({ state, values, width }) {
    const { servers } = state;
    const all = Array.from({ length: MOST }, (_, i) => throughput(i + 1, values));
    const most = Math.max(...all) * 1.15;
    const one = ALONE * values.size;
    const together = all.map((now, i): Bar => [[i < servers ? 's-solid' : 's-ahead', now]]);
    const brought = all.map((now, i): Bar => {
      const more = now - (all[i - 1] ?? 0);
      return [[i >= servers ? 's-ahead' : more < 0 ? 's-old' : 's-ink', Math.abs(more)]];
    });
    const last = (all[servers - 1] ?? 0) - (all[servers - 2] ?? 0);
    const best = peakOf(values);
    const peak = ((best - 0.5) / MOST) * width;
    // Where servers would stand that share nothing; beyond the top it is cut.
    const right = Math.min(1, most / (one * MOST));
    const high = Math.min(1, (one * MOST) / most) * (HEIGHT - HEAD);
    const bottom = HEIGHT + GAP + SECOND;
    return {
      height: bottom + 26,
      content: (
        <>
          <Lane
            y={0}
            bars={together}
            slots={MOST}
            most={most}
            height={HEIGHT}
            width={width}
            name="All together"
            value={`${Math.round(all[servers - 1] ?? 0).toLocaleString('en-US')} a second`}
          />
          <line class="s-base" x1={0} y1={HEIGHT} x2={right * width} y2={HEIGHT - high} />
          {best < MOST && <line class="s-border" x1={peak} x2={peak} y1={HEAD} y2={HEIGHT} />}
          <Lane
            y={HEIGHT + GAP}
            bars={brought}
            slots={MOST}
            most={one}
            height={SECOND}
            width={width}
            name={last < 0 ? 'The last one took away' : 'The last one brought'}
            value={`${Math.round(Math.abs(last)).toLocaleString('en-US')} a second`}
          />
          <TimeAxis y={bottom} width={width} end={MOST} every={16} unit="servers" />
        </>
      ),
      legend: [
        { mark: 's-solid', means: 'what they answer together' },
        { mark: 's-base', as: 'line', means: 'if they shared nothing' },
        { mark: 's-border', as: 'line', means: 'the peak' },
        { mark: 's-ink', means: 'what each brought' },
        { mark: 's-old', means: 'what each took away' },
        { mark: 's-ahead', means: 'with more servers' },
      ],
    };
  },
};
