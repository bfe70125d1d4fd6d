/** Three lanes over the same seconds: queries at the database, reads that hit, answers that were old. */
import { READS, SECONDS } from '../../engine/simulators/cache.ts';
import type { CacheState, CacheValues, Second } from '../../engine/simulators/cache.ts';
import { Lane, TimeAxis } from './parts.tsx';
import type { View } from './view.ts';

const LANES = [120, 70, 70] as const;
const GAP = 10;
const AXIS = 22;

export const cacheView: View<CacheState, CacheValues> = {
  draw({ state, width }) {
    const { seconds } = state;
    const now = seconds.length;
    const peak = (part: keyof Second): number => Math.max(0, ...seconds.map((one) => one[part]));
    const total = (part: keyof Second): number => seconds.reduce((sum, one) => sum + one[part], 0);
    const lane = { width, slots: SECONDS };
    const [first, other] = LANES;
    const bottom = LANES.reduce((sum, one) => sum + one + GAP, -GAP);
    const hits = now === 0 ? 0 : (100 * total('hits')) / (READS * now);
    return {
      height: bottom + AXIS,
      content: (
        <>
          <Lane
            {...lane}
            y={0}
            height={first}
            most={Math.max(100, peak('queries'))}
            name="Database"
            value={`at most ${peak('queries')} queries a second`}
            bars={seconds.map(({ queries, doubles }) => [
              ['s-plain', queries - doubles],
              ['s-ink', doubles],
            ])}
          />
          <Lane
            {...lane}
            y={first + GAP}
            height={other}
            most={READS}
            name="Cache"
            value={`${Math.round(hits)} % of the reads hit`}
            bars={seconds.map((one) => [['s-solid', one.hits]])}
          />
          <Lane
            {...lane}
            y={first + other + 2 * GAP}
            height={other}
            most={Math.max(50, peak('old'))}
            name="Old answers"
            value={`at most ${peak('old')} a second`}
            bars={seconds.map((one) => [['s-old', one.old]])}
          />
          {now < SECONDS && (
            <line
              class="s-now"
              x1={(now / SECONDS) * width}
              x2={(now / SECONDS) * width}
              y1={0}
              y2={bottom}
            />
          )}
          <TimeAxis y={bottom} width={width} end={SECONDS} every={20} unit="s" />
        </>
      ),
      legend: [
        { mark: 's-plain', means: 'query' },
        { mark: 's-ink', means: 'equal query: another was on its way' },
        { mark: 's-solid', means: 'read that hit' },
        { mark: 's-old', means: 'old answer' },
      ],
    };
  },
};
