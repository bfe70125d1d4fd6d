/** Four lanes over time: what is not acknowledged yet, how far each follower is behind, and reads that miss a write. */
import type {
  ReplicationMoment,
  ReplicationState,
  ReplicationValues,
} from '../../engine/simulators/replication.ts';
import { WRITES } from '../../engine/simulators/replication.ts';
import type { Bar } from './parts.tsx';
import { Lane, TimeAxis } from './parts.tsx';
import type { View } from './view.ts';

const SLOTS = 120;
const HEIGHT = 62;
const GAP = 14;
/** Writes behind that reach the top: a lag of two seconds. */
const MOST = 20 * WRITES;

export const replicationView: View<ReplicationState, ReplicationValues> = {
  draw({ state, width }) {
    const moments = state.moments.slice(1);
    const last = state.moments.at(-1) as ReplicationMoment;
    const behind = (has: (one: ReplicationMoment) => number, mark: string): readonly Bar[] =>
      moments.map((one) => [[mark, Math.max(0, one.log - has(one))]]);
    const isNew = state.leader === 'new';
    const lanes = [
      {
        name: 'Waiting to be acknowledged',
        bars: behind(({ acknowledged }) => acknowledged, 's-ink'),
        value: `${Math.max(0, last.log - last.acknowledged)} writes`,
      },
      {
        name: isNew ? 'Follower 1 leads now' : 'Follower 1 is behind',
        bars: behind(({ first }) => first, 's-plain'),
        value: `${last.log - last.first} writes`,
      },
      {
        name: 'Follower 2 is behind',
        bars: behind(({ second }) => second, 's-plain'),
        value: `${Math.max(0, last.log - last.second)} writes`,
      },
      {
        name: 'Reads of the last own write',
        bars: moments.map(({ stale }): Bar => {
          if (stale === null) return [['s-open', MOST]];
          return [[stale ? 's-old' : 's-solid', stale ? MOST : MOST / 4]];
        }),
        value: last.stale === null ? 'nobody answers' : last.stale ? 'stale' : 'right',
      },
    ];
    const bottom = lanes.length * (HEIGHT + GAP);
    return {
      height: bottom + 24,
      content: (
        <>
          {lanes.map(({ name, bars, value }, i) => (
            <Lane
              key={i}
              y={i * (HEIGHT + GAP)}
              {...{ bars, width, name, value }}
              slots={SLOTS}
              most={MOST}
              height={HEIGHT}
            />
          ))}
          <TimeAxis y={bottom - GAP} width={width} end={12} every={width < 420 ? 4 : 2} unit="s" />
        </>
      ),
      legend: [
        { mark: 's-ink', means: 'not acknowledged yet' },
        { mark: 's-plain', means: 'writes that a follower does not have' },
        { mark: 's-solid', means: 'a read that is right' },
        { mark: 's-old', means: 'a stale read' },
        { mark: 's-open', means: 'nobody answers' },
      ],
    };
  },
};
