/** Ten servers beside one another: above each its open requests, below it how it is, what it gets and how long it takes. */
import type { ComponentChild } from 'preact';
import { p99Of, shareOf, stateOf } from '../../engine/simulators/loadBalancer.ts';
import type { BalancerState, BalancerValues } from '../../engine/simulators/loadBalancer.ts';
import type { View } from './view.ts';

/** Requests that are drawn one by one; the number above says how many there are. */
const DRAWN = 14;
const BLOCK = 10;
const PLOT = DRAWN * BLOCK + 32;
const ROW = 18;
/** Room for the names of the rows. */
const GUTTER = 58;

const WORDS = { ok: 'ok', slow: 'slow', fast: 'fast', dead: 'dead', errors: 'fails', out: 'out' } as const;

export const loadBalancerView: View<BalancerState, BalancerValues> = {
  draw({ state, values, width }) {
    const column = (width - GUTTER) / state.servers.length;
    const rows = ['Server', 'State', 'Share, %', 'p99, ms'];
    return {
      height: PLOT + rows.length * ROW + 8,
      content: (
        <>
          <text class="s-name" x={0} y={11}>
            Open requests
          </text>
          <line class="s-base" x1={GUTTER} x2={width} y1={PLOT} y2={PLOT} />
          {rows.map((name, i) => (
            <text key={name} class="s-axis" x={0} y={PLOT + (i + 1) * ROW}>
              {name}
            </text>
          ))}
          {state.servers.map((server, i) => {
            const how = stateOf(i, server, values);
            const p99 = p99Of(i, state);
            return (
              <Column
                key={i}
                x={GUTTER + i * column}
                width={column}
                open={server.open.length}
                handled={how !== 'dead'}
                odd={how !== 'ok'}
                cells={[
                  String(i + 1),
                  WORDS[how],
                  String(Math.round(100 * shareOf(i, state))),
                  p99 === null ? '–' : shortTime(p99),
                ]}
              />
            );
          })}
        </>
      ),
      legend: [
        { mark: 's-solid', means: 'request that is handled' },
        { mark: 's-open', means: 'request that waits' },
      ],
    };
  },
};

function Column({
  x,
  width,
  open,
  handled,
  odd,
  cells,
}: {
  readonly x: number;
  readonly width: number;
  readonly open: number;
  /** Whether the first one is worked on. */
  readonly handled: boolean;
  readonly odd: boolean;
  readonly cells: readonly string[];
}): ComponentChild {
  const drawn = Math.min(open, DRAWN);
  const wide = Math.min(30, width - 6);
  const middle = x + width / 2;
  return (
    <g>
      {Array.from({ length: drawn }, (_, i) => (
        <rect
          key={i}
          class={i === 0 && handled ? 's-solid' : 's-open'}
          x={middle - wide / 2}
          y={PLOT - (i + 1) * BLOCK + 1}
          width={wide}
          height={BLOCK - 3}
        />
      ))}
      <text
        class={open > DRAWN ? 's-name' : 's-axis'}
        x={middle}
        y={PLOT - drawn * BLOCK - 5}
        text-anchor="middle"
      >
        {open > DRAWN ? open.toLocaleString('en-US') : open}
      </text>
      {cells.map((text, i) => (
        <text
          key={i}
          class={odd || i === 0 ? 's-strong' : 's-axis'}
          x={middle}
          y={PLOT + (i + 1) * ROW}
          text-anchor="middle"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** Milliseconds; from a second on in seconds, with the unit. */
function shortTime(seconds: number): string {
  if (seconds < 0.9995) return String(Math.round(seconds * 1000));
  return `${seconds < 9.95 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
