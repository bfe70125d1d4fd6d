/** The copies beside one another with the version that each held at the last read; who took the write, who was read. */
import { cutOf } from '../../engine/simulators/quorum.ts';
import type { QuorumState, QuorumValues } from '../../engine/simulators/quorum.ts';
import type { View } from './view.ts';

const BOX = 44;
const TOP = 40;

export const quorumView: View<QuorumState, QuorumValues> = {
  draw({ state, values, width }) {
    const last = state.done.at(-1);
    const held = last?.held ?? state.copies;
    const column = width / held.length;
    const border = (held.length - cutOf(values)) * column;
    return {
      height: TOP + BOX + 48,
      content: (
        <>
          <text class="s-name" x={0} y={14}>
            {`Confirmed: version ${state.confirmed}`}
          </text>
          <text class="s-value" x={width} y={14} text-anchor="end">
            {last === undefined ? '' : last.got === null ? 'read refused' : `read: version ${last.got}`}
          </text>
          {held.map((version, i) => {
            const middle = (i + 0.5) * column;
            const wrote = last?.written?.includes(i) === true;
            const read = last?.read?.includes(i) === true;
            return (
              <g key={i}>
                <rect class="s-open" x={middle - BOX / 2} y={TOP} width={BOX} height={BOX} />
                {wrote && (
                  <rect class="s-solid" x={middle - BOX / 2} y={TOP + BOX + 3} width={BOX} height={4} />
                )}
                <text class="s-strong" x={middle} y={TOP + BOX / 2 + 4} text-anchor="middle">
                  {version}
                </text>
                <text class="s-axis" x={middle} y={TOP + BOX + 24} text-anchor="middle">
                  {wrote ? 'written' : '–'}
                </text>
                <text class="s-axis" x={middle} y={TOP + BOX + 42} text-anchor="middle">
                  {read ? 'read' : '–'}
                </text>
              </g>
            );
          })}
          {border < width && (
            <line class="s-border" x1={border} x2={border} y1={TOP - 14} y2={TOP + BOX + 44} />
          )}
        </>
      ),
      legend: [
        { mark: 's-open', means: 'a copy, with its version' },
        { mark: 's-solid', means: 'took the write' },
        { mark: 's-border', as: 'line', means: 'the cut' },
      ],
    };
  },
};
