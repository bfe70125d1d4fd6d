/** Lanes below one another: what was asked, then what each limiter let through and refused, second by second. */
import type { ComponentChild } from 'preact';
import { SECONDS } from '../../engine/simulators/rateLimiters.ts';
import type { LimiterState, LimiterValues } from '../../engine/simulators/rateLimiters.ts';
import { Lane, TimeAxis } from './parts.tsx';
import type { Bar } from './parts.tsx';
import type { View } from './view.ts';

const LANE = 48;
/** From one lane to the next: what leaves the leaky bucket stands below its line. */
const PITCH = LANE + 8;
const AXIS = 22;

export const rateLimitersView: View<LimiterState, LimiterValues> = {
  draw({ state, values, width }) {
    const { traffic, lanes, second, sent } = state;
    const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);
    const asked = traffic.map((count, i): Bar => [[i < second ? 's-plain' : 's-ahead', count]]);
    const lane = { width, height: LANE, slots: SECONDS, most: Math.max(10, ...traffic) };
    const bottom = PITCH * (lanes.length + 1);
    const xOf = (at: number): number => (at / SECONDS) * width;
    return {
      height: bottom + AXIS,
      content: (
        <>
          <Lane {...lane} y={0} name="Asked" value={`${total(traffic.slice(0, second))}`} bars={asked} />
          {lanes.map(({ name, admitted }, i) => (
            <g key={name}>
              {(i === 0 || i === 2) && <Borders y={PITCH * (i + 1)} every={values.window} width={width} />}
              <Lane
                {...lane}
                y={PITCH * (i + 1)}
                name={name}
                value={`${total(admitted)} admitted`}
                bars={admitted.map((count, at) => [
                  ['s-solid', count],
                  ['s-open', (traffic[at] ?? 0) - count],
                ])}
              />
            </g>
          ))}
          {sent
            .slice(0, second)
            .map((count, at) =>
              count === 0 ? null : (
                <rect
                  key={at}
                  class="s-out"
                  x={xOf(at) + 1.5}
                  y={bottom - 6}
                  width={Math.max(3, width / SECONDS - 3)}
                  height={3}
                />
              ),
            )}
          {second < SECONDS && <line class="s-now" x1={xOf(second)} x2={xOf(second)} y1={0} y2={bottom} />}
          <TimeAxis y={bottom} width={width} end={SECONDS} every={5} unit="s" />
        </>
      ),
      legend: [
        { mark: 's-plain', means: 'asked' },
        { mark: 's-solid', means: 'admitted' },
        { mark: 's-open', means: 'refused' },
        { mark: 's-ahead', means: 'still to come' },
        { mark: 's-out', as: 'bar', means: 'leaves the leaky bucket' },
        { mark: 's-border', as: 'line', means: 'a new period begins' },
      ],
    };
  },
};

/** Where a period ends and another begins. */
function Borders({
  y,
  every,
  width,
}: {
  readonly y: number;
  readonly every: number;
  readonly width: number;
}): ComponentChild {
  const borders = Array.from({ length: Math.ceil(SECONDS / every) - 1 }, (_, i) => (i + 1) * every);
  return borders.map((at) => {
    const x = (at / SECONDS) * width;
    return <line key={at} class="s-border" x1={x} x2={x} y1={y + LANE - 30} y2={y + LANE} />;
  });
}
