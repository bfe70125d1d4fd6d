import assert from 'node:assert/strict';
import type { HashRingState, HashRingValues } from '../../../../src/engine/simulators/hashRing.ts';
import {
  KEYS,
  leastShare,
  loadOf,
  movedShare,
  ownerOn,
  pointsOf,
  skewOf,
} from '../../../../src/engine/simulators/hashRing.ts';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';

const model = SIMULATORS['sim-hash-ring'] as unknown as SimulatorModel;
const after = (values: Values, step: number): HashRingState =>
  play(model, { ...openingRun(model, { values }), step }).state as HashRingState;
const VALUES: readonly HashRingValues[] = [1, 16, 128].flatMap((points) =>
  (['ring', 'remainder'] as const).map((method) => ({ method, nodes: 4, points })),
);

describe('The simulator of a hash ring', () => {
  it('gives a place to the first point at it or after it, and round the end', () => {
    const ring = [
      { place: 10, node: 1 },
      { place: 20, node: 2 },
    ];
    assert.deepEqual(
      [0, 10, 11, 20, 21].map((place) => ownerOn(ring, place)),
      [1, 1, 2, 2, 1],
    );
    assert.equal(pointsOf([1, 2, 3], 5).length, 15);
  });

  it('loses no key and gives none twice', () => {
    for (const values of VALUES)
      for (let step = 0; step <= 12; step += 1) {
        const state = after(values, step);
        const keys = state.nodes.reduce((sum, node) => sum + loadOf(state, node).keys, 0);
        assert.equal(keys, KEYS);
      }
  });

  it('moves keys to the node that joins only, or away from the one that leaves only', () => {
    for (const points of [1, 16, 128]) {
      const before = after({ points }, 0);
      const joined = after({ points }, 1);
      const node = joined.change?.node ?? -1;
      for (const [i, moved] of joined.moved.entries()) if (moved) assert.equal(joined.owners[i], node);
      assert.equal(movedShare(joined) * KEYS, loadOf(joined, node).keys);
      const left = after({ points }, 2);
      for (const [i, moved] of left.moved.entries())
        if (moved) assert.equal(joined.owners[i], left.change?.node);
      assert.ok(before.nodes.every((one) => joined.nodes.includes(one)));
    }
  });

  it('moves about a share on a ring of many points, and all but a share by the remainder', () => {
    for (const nodes of [2, 4, 8]) {
      const ring = after({ nodes, points: 128 }, 1);
      assert.ok(Math.abs(movedShare(ring) - leastShare(ring)) < 0.06, `${nodes}: ${movedShare(ring)}`);
      // hash mod N = hash mod (N + 1) holds for N of N × (N + 1) remainders.
      const remainder = after({ nodes, method: 'remainder' }, 1);
      assert.ok(
        Math.abs(movedShare(remainder) - nodes / (nodes + 1)) < 0.05,
        `${nodes}: ${movedShare(remainder)}`,
      );
    }
  });

  it('shares more evenly with more points', () => {
    const skews = [1, 16, 128].map((points) => skewOf(after({ points }, 0)));
    assert.ok((skews[0] ?? 0) > 1.3 && (skews[2] ?? 9) < 1.25, skews.join());
  });
});
