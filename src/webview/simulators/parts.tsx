/** What several views draw. */
import type { ComponentChild } from 'preact';

/** Numbers along the bottom; those at the ends are drawn inwards. */
export function TimeAxis({
  y,
  width,
  end,
  every,
  unit,
}: {
  readonly y: number;
  readonly width: number;
  readonly end: number;
  readonly every: number;
  readonly unit: string;
}): ComponentChild {
  const marks = Array.from({ length: Math.floor(end / every) + 1 }, (_, i) => i * every);
  return (
    <g>
      {marks.map((at) => {
        const x = (at / end) * width;
        const anchor = at === 0 ? 'start' : at === end ? 'end' : 'middle';
        return (
          <g key={at}>
            <line class="s-base" x1={x} x2={x} y1={y} y2={y + 4} />
            <text class="s-axis" x={x} y={y + 17} text-anchor={anchor}>
              {at === end ? `${at} ${unit}` : at}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Parts of one bar, from the bottom: the class and the amount. */
export type Bar = readonly (readonly [mark: string, amount: number])[];

const LANE_HEAD = 22;

/** Bars on a line of their own, below a name and a value; the first bar begins at the left edge. */
export function Lane({
  y,
  bars,
  slots,
  most,
  height,
  width,
  name,
  value,
}: {
  readonly y: number;
  readonly bars: readonly Bar[];
  /** How many bars fit the width. */
  readonly slots: number;
  /** The amount that reaches the top. */
  readonly most: number;
  /** Pixels for name, value and bars. */
  readonly height: number;
  readonly width: number;
  readonly name: string;
  readonly value: string;
}): ComponentChild {
  const bottom = y + height;
  const slot = width / slots;
  const gap = Math.min(3, slot / 4);
  const high = (amount: number): number => (Math.min(amount, most) / most) * (height - LANE_HEAD);
  return (
    <g>
      <text class="s-name" x={0} y={y + 14}>
        {name}
      </text>
      <text class="s-value" x={width} y={y + 14} text-anchor="end">
        {value}
      </text>
      <line class="s-base" x1={0} x2={width} y1={bottom} y2={bottom} />
      {bars.map((parts, i) => {
        let foot = 0;
        return parts.map(([mark, amount]) => {
          foot += amount;
          return amount <= 0 ? null : (
            <rect
              key={`${mark}${i}`}
              class={mark}
              x={i * slot + gap / 2}
              y={bottom - high(foot)}
              width={slot - gap}
              height={high(amount)}
            />
          );
        });
      })}
    </g>
  );
}
