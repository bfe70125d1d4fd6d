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
