/** Lanes below one another: what was asked, then what each limiter let through and refused, second by second. */
import type { ComponentChild } from 'preact';
import { SECONDS } from '../../engine/simulators/rateLimiters.ts';
import type { LimiterState, LimiterValues } from '../../engine/simulators/rateLimiters.ts';
import { TimeAxis } from './parts.tsx';
import type { View } from './view.ts';

const LANE = 56;
const BARS = 30;
const AXIS = 22;

export const rateLimitersView: View<LimiterState, LimiterValues> = {
  draw({ state, values, width }) {
    const { traffic, lanes, second, sent } = state;
    const most = Math.max(10, ...traffic);
    const asked = traffic.map((count, i): readonly Part[] => [[i < second ? 's-plain' : 's-ahead', count]]);
    const split = (admitted: readonly number[]): Bars =>
      admitted.map((count, i) => [
        ['s-solid', count],
        ['s-open', (traffic[i] ?? 0) - count],
      ]);
    const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);
    const lane = { width, most };
    return {
      height: LANE * (lanes.length + 1) + AXIS,
      content: (
        <>
          <Lane {...lane} at={0} name="Asked" total={`${total(traffic.slice(0, second))}`} bars={asked} />
          {lanes.map(({ name, admitted }, i) => (
            <Lane
              key={name}
              {...lane}
              at={i + 1}
              name={name}
              total={`${total(admitted)} admitted`}
              bars={split(admitted)}
              borders={i === 0 || i === 2 ? values.window : SECONDS}
              sent={i === 4 ? sent.slice(0, second) : []}
            />
          ))}
          {second < SECONDS && (
            <line
              class="s-now"
              x1={xOf(second, width)}
              x2={xOf(second, width)}
              y1={0}
              y2={LANE * (lanes.length + 1)}
            />
          )}
          <TimeAxis y={LANE * (lanes.length + 1)} width={width} end={SECONDS} every={5} unit="s" />
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

/** Parts of the bar of each second, from the bottom: the class and the number of requests. */
type Part = readonly [mark: string, count: number];
type Bars = readonly (readonly Part[])[];

function xOf(second: number, width: number): number {
  return (second / SECONDS) * width;
}

function Lane({
  at,
  name,
  total,
  bars,
  width,
  most,
  borders = SECONDS,
  sent = [],
}: {
  readonly at: number;
  readonly name: string;
  readonly total: string;
  readonly bars: Bars;
  readonly width: number;
  readonly most: number;
  /** Seconds from one border of periods to the next. */
  readonly borders?: number;
  readonly sent?: readonly number[];
}): ComponentChild {
  const bottom = (at + 1) * LANE - 8;
  const wide = Math.max(3, width / SECONDS - 3);
  const high = (count: number): number => (count / most) * BARS;
  const periods = Array.from({ length: Math.ceil(SECONDS / borders) - 1 }, (_, i) => (i + 1) * borders);
  return (
    <g>
      <text class="s-name" x={0} y={bottom - BARS - 6}>
        {name}
      </text>
      <text class="s-value" x={width} y={bottom - BARS - 6} text-anchor="end">
        {total}
      </text>
      <line class="s-base" x1={0} x2={width} y1={bottom} y2={bottom} />
      {periods.map((second) => (
        <line
          key={second}
          class="s-border"
          x1={xOf(second, width)}
          x2={xOf(second, width)}
          y1={bottom - BARS}
          y2={bottom}
        />
      ))}
      {bars.map((parts, second) => {
        let foot = 0;
        return parts.map(([mark, count]) => {
          foot += count;
          return count === 0 ? null : (
            <rect
              key={`${mark}${second}`}
              class={mark}
              x={xOf(second, width) + 1.5}
              y={bottom - high(foot)}
              width={wide}
              height={high(count)}
            />
          );
        });
      })}
      {sent.map((count, second) =>
        count === 0 ? null : (
          <rect
            key={second}
            class="s-out"
            x={xOf(second, width) + 1.5}
            y={bottom + 2}
            width={wide}
            height={3}
          />
        ),
      )}
    </g>
  );
}
