import assert from 'node:assert/strict';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import type { QuorumState } from '../../../../src/engine/simulators/quorum.ts';
import { group, totals } from '../../../../src/engine/simulators/quorum.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';

const model = SIMULATORS['sim-quorum'] as SimulatorModel;
const after = (values: Values, step: number) =>
  totals(play(model, { ...openingRun(model, { values }), step }).state as QuorumState);

describe('The simulator of a quorum', () => {
  it('asks neighbours, round the end, and nobody where there are too few', () => {
    assert.deepEqual(group([0, 1, 2], 2, 2), [2, 0]);
    assert.equal(group([0, 1], 3, 0), null);
  });

  it('reads stale as often as a read group misses a write group', () => {
    // One of three each: in 6 of 9 pairs they differ.
    assert.deepEqual(after({ w: 1, r: 1 }, 9), { confirmed: 9, refused: 0, fresh: 3, stale: 6, unread: 0 });
    // Two neighbours of five: of five places of the other two, 2 are free of them.
    assert.equal(after({ n: 5, w: 2, r: 2 }, 25).stale, 10);
    assert.equal(after({ n: 4, w: 2, r: 2 }, 16).stale, 4);
  });

  it('is never stale where R + W is more than N, whatever is cut', () => {
    for (let n = 1; n <= 5; n += 1)
      for (let w = 1; w <= n; w += 1)
        for (const reader of ['same', 'other'])
          for (let cut = 0; cut < n; cut += 1)
            assert.equal(
              after({ n, w, r: n - w + 1, cut, reader }, 45).stale,
              0,
              `${n} ${w} ${cut} ${reader}`,
            );
  });

  it('refuses or is stale across a cut', () => {
    assert.deepEqual(after({ cut: 1, reader: 'other' }, 9), {
      confirmed: 9,
      refused: 0,
      fresh: 0,
      stale: 0,
      unread: 9,
    });
    assert.equal(after({ cut: 1, w: 3 }, 9).refused, 9);
    assert.equal(after({ cut: 1, w: 2, r: 1, reader: 'other' }, 9).stale, 9);
  });
});
