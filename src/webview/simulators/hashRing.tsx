/** The ring with the points of the nodes and a part of the keys; beside or below it the keys of each node as a bar. */
import { KEY_PLACES, KEYS, loadOf, pointsOf, RING } from '../../engine/simulators/hashRing.ts';
import type { HashRingState, HashRingValues } from '../../engine/simulators/hashRing.ts';
import type { View } from './view.ts';

const RADIUS = 78;
/** The square around the ring, with room for names. */
const SQUARE = 232;
const ROW = 26;
/** At most as many nodes as there can be, so that the page does not jump. */
const MOST_NODES = 9;
/** Of the keys every so many is drawn. */
const EVERY = 4;
const BESIDE = 520;
/** Names fit at the ring for a few points. */
const NAMED_POINTS = 2;

function at(place: number, radius: number): readonly [x: number, y: number] {
  const angle = (place / RING) * 2 * Math.PI - Math.PI / 2;
  return [SQUARE / 2 + radius * Math.cos(angle), SQUARE / 2 + radius * Math.sin(angle)];
}

export const hashRingView: View<HashRingState, HashRingValues> = {
  draw({ state, values, width }) {
    const isBeside = width >= BESIDE;
    const left = isBeside ? SQUARE + 24 : 0;
    const top = isBeside ? 8 : SQUARE + 8;
    const isRing = values.method === 'ring';
    const most = KEYS / 2;
    const bar = width - left - 118;
    const mean = left + 62 + (KEYS / state.nodes.length / most) * bar;
    return {
      height: (isBeside ? 8 : SQUARE + 8) + MOST_NODES * ROW + 8,
      content: (
        <>
          <g transform={isBeside ? '' : `translate(${Math.max(0, (width - SQUARE) / 2)} 0)`}>
            <circle class="s-base" cx={SQUARE / 2} cy={SQUARE / 2} r={RADIUS} fill="none" />
            {KEY_PLACES.map((place, i) => {
              if (i % EVERY !== 0) return null;
              const moved = state.moved[i] === true;
              const [x1, y1] = at(place, RADIUS - (moved ? 26 : 12));
              const [x2, y2] = at(place, RADIUS - 4);
              return <line key={i} class={moved ? 's-now' : 's-base'} x1={x1} y1={y1} x2={x2} y2={y2} />;
            })}
            {isRing &&
              pointsOf(state.nodes, values.points).map(({ place, node }, i) => {
                const [x, y] = at(place, RADIUS);
                const [nameX, nameY] = at(place, RADIUS + 18);
                const isNew = state.change?.kind === 'joined' && state.change.node === node;
                return (
                  <g key={`${node}/${i}`}>
                    <circle
                      class={isNew ? 's-ink' : 's-plain'}
                      cx={x}
                      cy={y}
                      r={values.points > 16 ? 2 : 4}
                    />
                    {values.points <= NAMED_POINTS && (
                      <text
                        class={isNew ? 's-strong' : 's-axis'}
                        x={nameX}
                        y={nameY + 4}
                        text-anchor="middle"
                      >
                        {node}
                      </text>
                    )}
                  </g>
                );
              })}
          </g>
          {state.nodes.map((node, i) => {
            const { keys, came } = loadOf(state, node);
            const y = top + i * ROW;
            const long = (amount: number): number => (Math.min(amount, most) / most) * bar;
            return (
              <g key={node}>
                <text class="s-name" x={left} y={y + 14}>
                  {`Node ${node}`}
                </text>
                <rect class="s-plain" x={left + 62} y={y + 3} width={long(keys - came)} height={14} />
                <rect
                  class="s-ink"
                  x={left + 62 + long(keys - came)}
                  y={y + 3}
                  width={long(came)}
                  height={14}
                />
                <text class="s-value" x={width} y={y + 14} text-anchor="end">
                  {keys}
                </text>
              </g>
            );
          })}
          <line class="s-border" x1={mean} x2={mean} y1={top - 2} y2={top + state.nodes.length * ROW} />
        </>
      ),
      legend: [
        { mark: 's-plain', means: 'keys that stayed' },
        { mark: 's-ink', means: 'keys that came with the last change, and the new node' },
        { mark: 's-now', as: 'line', means: 'where keys lie that moved' },
        { mark: 's-border', as: 'line', means: 'an equal share' },
      ],
    };
  },
};
