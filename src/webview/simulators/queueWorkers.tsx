/** Three lanes over the seconds: the line, how old its oldest message is, and what the workers did. */
import type {
  QueueSecond,
  QueueWorkersState,
  QueueWorkersValues,
} from '../../engine/simulators/queueWorkers.ts';
import { PER_WORKER } from '../../engine/simulators/queueWorkers.ts';
import type { Bar } from './parts.tsx';
import { Lane, TimeAxis } from './parts.tsx';
import type { View } from './view.ts';

const SLOTS = 120;
const HEIGHT = 78;
const GAP = 14;
const WAITING = 200;
const OLDEST = 30;

export const queueWorkersView: View<QueueWorkersState, QueueWorkersValues> = {
  draw({ state, values, width }) {
    const { seconds } = state;
    const last = seconds.at(-1);
    const bars = (of: (one: QueueSecond) => Bar): readonly Bar[] => seconds.map(of);
    const can = values.workers * PER_WORKER;
    const lanes = [
      {
        name: 'Waiting, and held by the dead',
        value: `${last?.waiting ?? 0} + ${last?.hidden ?? 0}`,
        bars: bars(({ waiting, hidden }) => [
          ['s-plain', waiting],
          ['s-old', hidden],
        ]),
        most: WAITING,
      },
      {
        name: 'Age of the oldest',
        value: `${last?.oldest ?? 0} s`,
        bars: bars(({ oldest }) => [['s-ink', oldest]]),
        most: OLDEST,
      },
      {
        name: 'Done, and died',
        value: `${last?.handled ?? 0} of ${can} a second`,
        bars: bars(({ handled, died }) => [
          ['s-solid', handled],
          ['s-open', died],
        ]),
        most: 32,
      },
    ];
    const bottom = lanes.length * (HEIGHT + GAP);
    return {
      height: bottom + 24,
      content: (
        <>
          {lanes.map((lane, i) => (
            <Lane key={i} y={i * (HEIGHT + GAP)} {...lane} width={width} slots={SLOTS} height={HEIGHT} />
          ))}
          <TimeAxis y={bottom - GAP} width={width} end={SLOTS} every={width < 420 ? 40 : 20} unit="s" />
        </>
      ),
      legend: [
        { mark: 's-plain', means: 'messages that wait' },
        { mark: 's-old', means: 'taken by a worker that died' },
        { mark: 's-ink', means: 'seconds that the oldest has waited' },
        { mark: 's-solid', means: 'done' },
        { mark: 's-open', means: 'died over it' },
      ],
    };
  },
};
