/**
 * A thousand keys over nodes, by a ring with virtual nodes or by the remainder of their hash. In each step a node joins, or
 * the oldest one leaves, in turn; what is counted is which keys change their node by it. Ring after Karger, Lehman, Leighton,
 * Panigrahy, Levine and Lewin (Consistent Hashing and Random Trees, STOC 1997).
 */
import { count, percent } from './format.ts';
import type { Parameter, SimulatorModel, ValuesOf } from './model.ts';

const PARAMETERS = [
  {
    kind: 'choice',
    id: 'method',
    label: 'A key goes to',
    options: [
      { id: 'ring', label: 'the next node on a ring' },
      { id: 'remainder', label: 'its hash modulo N' },
    ],
    default: 'ring',
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'nodes',
    label: 'Nodes at first',
    unit: 'nodes',
    min: 2,
    max: 8,
    step: 1,
    default: 4,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'points',
    label: 'Points on the ring for each',
    unit: 'points',
    min: 1,
    max: 128,
    step: 1,
    default: 1,
    takes: 'anew',
  },
] as const satisfies readonly Parameter[];

export type HashRingValues = ValuesOf<typeof PARAMETERS>;

export interface HashRingState {
  /** Names of the nodes, the oldest first. */
  readonly nodes: readonly number[];
  /** Of each key the node that has it. */
  readonly owners: readonly number[];
  /** Keys that the last change moved. */
  readonly moved: readonly boolean[];
  /** What the last change was; null before the first one. */
  readonly change: { readonly kind: 'joined' | 'left'; readonly node: number } | null;
  /** The next name. */
  readonly next: number;
  readonly step: number;
}

export const KEYS = 1_000;
/** The ring has this many places. */
export const RING = 2 ** 32;

/** FNV-1a, then the mixing end of MurmurHash3, without which keys that differ in the last letter only lie together. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Where each key lies. */
export const KEY_PLACES: readonly number[] = Array.from({ length: KEYS }, (_, i) => hashOf(`key ${i}`));

export interface Point {
  readonly place: number;
  readonly node: number;
}

/** All points of the nodes, in the order of the ring. */
export function pointsOf(nodes: readonly number[], points: number): readonly Point[] {
  return nodes
    .flatMap((node) =>
      Array.from({ length: points }, (_, i) => ({ place: hashOf(`node ${node} point ${i}`), node })),
    )
    .sort((a, b) => a.place - b.place || a.node - b.node);
}

/** The node of the first point at a place or after it, round the end. */
export function ownerOn(ring: readonly Point[], place: number): number {
  let low = 0;
  let high = ring.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ring[middle]?.place ?? RING) < place) low = middle + 1;
    else high = middle;
  }
  return (ring[low] ?? ring[0])?.node ?? 0;
}

export function ownersOf(nodes: readonly number[], { method, points }: HashRingValues): readonly number[] {
  if (method === 'remainder') return KEY_PLACES.map((place) => nodes[place % nodes.length] ?? 0);
  const ring = pointsOf(nodes, points);
  return KEY_PLACES.map((place) => ownerOn(ring, place));
}

function step(state: HashRingState, values: HashRingValues): HashRingState {
  const joins = state.step % 2 === 0;
  const nodes = joins ? [...state.nodes, state.next] : state.nodes.slice(1);
  const owners = ownersOf(nodes, values);
  return {
    nodes,
    owners,
    moved: owners.map((owner, i) => owner !== state.owners[i]),
    change: joins ? { kind: 'joined', node: state.next } : { kind: 'left', node: state.nodes[0] ?? 0 },
    next: joins ? state.next + 1 : state.next,
    step: state.step + 1,
  };
}

/** Keys that a node has, and how many of them the last change brought. */
export function loadOf({ owners, moved }: HashRingState, node: number): { keys: number; came: number } {
  let keys = 0;
  let came = 0;
  for (const [i, owner] of owners.entries()) {
    if (owner !== node) continue;
    keys += 1;
    if (moved[i] === true) came += 1;
  }
  return { keys, came };
}

/** Keys of the fullest node over the mean. */
export function skewOf(state: HashRingState): number {
  const most = Math.max(...state.nodes.map((node) => loadOf(state, node).keys));
  return most / (KEYS / state.nodes.length);
}

export function movedShare({ moved }: HashRingState): number {
  return moved.filter(Boolean).length / KEYS;
}

/** What has to move at least: a node that joins takes its share, one that leaves gives up what it had. */
export function leastShare(state: HashRingState): number {
  if (state.change === null) return 0;
  return state.change.kind === 'joined' ? 1 / state.nodes.length : 1 / (state.nodes.length + 1);
}

export const hashRing: SimulatorModel<HashRingState, HashRingValues> = {
  id: 'sim-hash-ring',
  title: 'Keys over nodes that come and go',
  parameters: PARAMETERS,
  end: 12,
  opening: 1,
  pace: 1_500,
  clock: (at) => (at === 1 ? '1 change' : `${at} changes`),
  draws: () => false,
  initial: (values) => {
    const nodes = Array.from({ length: values.nodes }, (_, i) => i + 1);
    const owners = ownersOf(nodes, values);
    return { nodes, owners, moved: owners.map(() => false), change: null, next: values.nodes + 1, step: 0 };
  },
  step,
  sentence(state) {
    const fullest = `The fullest node has ${skewOf(state).toFixed(2)} times the mean.`;
    if (state.change === null) return `The ${state.nodes.length} nodes share ${count(KEYS)} keys. ${fullest}`;
    const { kind, node } = state.change;
    return `Node ${node} ${kind}: ${percent(movedShare(state))} of the keys changed their node, ${percent(leastShare(state))} would be its share. ${fullest}`;
  },
  numbers(state) {
    return [
      { label: 'Keys that moved', value: percent(movedShare(state)) },
      { label: 'An equal share', value: percent(leastShare(state)) },
      { label: 'Fullest over mean', value: `${skewOf(state).toFixed(2)} ×` },
      { label: 'Nodes', value: count(state.nodes.length) },
    ];
  },
  table(state) {
    return {
      caption: `Keys of each node after ${state.step === 1 ? '1 change' : `${state.step} changes`}`,
      columns: ['Node', 'Keys', 'Share', 'Came'],
      rows: state.nodes.map((node) => {
        const { keys, came } = loadOf(state, node);
        return [`Node ${node}`, count(keys), percent(keys / KEYS), count(came)];
      }),
    };
  },
};
