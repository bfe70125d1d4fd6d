/** The requests of each server as a bar, with the sessions it holds; below, who had to sign in again, step by step. */
import type { SessionsState, SessionsValues } from '../../engine/simulators/sessions.ts';
import { PEOPLE, SERVERS, STEP_S } from '../../engine/simulators/sessions.ts';
import type { Bar } from './parts.tsx';
import { Lane, TimeAxis } from './parts.tsx';
import type { View } from './view.ts';

const ROW = 40;
const NAME = 68;
const SLOTS = 40;
const HEIGHT = 84;
/** Sign-ins in a step that reach the top. */
const MOST = 12_000;

export const sessionsView: View<SessionsState, SessionsValues> = {
  draw({ state, width }) {
    const { held, up, asked, signIns } = state;
    const most = (PEOPLE / 20) * STEP_S * 0.6;
    const bar = width - NAME;
    const top = SERVERS * ROW + 14;
    return {
      height: top + HEIGHT + 40,
      content: (
        <>
          {asked.map((requests, i) => {
            const y = i * ROW;
            const long = (Math.min(requests, most) / most) * bar;
            const text =
              up[i] !== true
                ? 'away'
                : (held[i] ?? 0) > 0
                  ? `${Math.round(held[i] ?? 0).toLocaleString('en-US')} sessions`
                  : 'holds none';
            return (
              <g key={i}>
                <text class="s-name" x={0} y={y + 15}>
                  {`Server ${i + 1}`}
                </text>
                <rect
                  class={up[i] === true ? 's-plain' : 's-open'}
                  x={NAME}
                  y={y + 4}
                  width={up[i] === true ? long : 24}
                  height={14}
                />
                <text class="s-value" x={width} y={y + 15} text-anchor="end">
                  {`${Math.round(requests / STEP_S).toLocaleString('en-US')}/s`}
                </text>
                <text class="s-axis" x={NAME} y={y + 33}>
                  {text}
                </text>
              </g>
            );
          })}
          <Lane
            y={top}
            bars={signIns.map((one): Bar => [['s-old', one]])}
            slots={SLOTS}
            most={MOST}
            height={HEIGHT}
            width={width}
            name="Signed in again"
            value={`${Math.round(signIns.at(-1) ?? 0).toLocaleString('en-US')} in ${STEP_S} s`}
          />
          <TimeAxis y={top + HEIGHT} width={width} end={SLOTS * STEP_S} every={100} unit="s" />
        </>
      ),
      legend: [
        { mark: 's-plain', means: 'requests a second' },
        { mark: 's-open', means: 'a server that is away' },
        { mark: 's-old', means: 'people who signed in again' },
      ],
    };
  },
};
