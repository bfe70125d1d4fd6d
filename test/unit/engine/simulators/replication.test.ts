import assert from 'node:assert/strict';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import type { ReplicationState, ReplicationValues } from '../../../../src/engine/simulators/replication.ts';
import { FAILOVER, readsOf, waitOf, WRITES } from '../../../../src/engine/simulators/replication.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';

const model = SIMULATORS['sim-replication'] as unknown as SimulatorModel;

function after(values: Values, step: number): ReplicationState {
  return play(model, { ...openingRun(model, { values }), step }).state as ReplicationState;
}

/** The leader dies at a step. */
function died(values: Values, at: number, until: number): ReplicationState {
  const all = { mode: 'async', lag: 300, reads: 'first', leader: 'lives', ...values } as Values;
  let state = after(values, at);
  for (let step = at; step < until; step += 1)
    state = model.step(state, { ...all, leader: 'dies' }) as ReplicationState;
  return state;
}

describe('The simulator of replication', () => {
  it('has followers behind by their lags', () => {
    const { log, first, second } = after({ lag: 300 }, 20).moments.at(-1) ?? { log: 0, first: 0, second: 0 };
    assert.deepEqual([log, log - first, log - second], [20 * WRITES, 3 * WRITES, 6 * WRITES]);
  });

  it('acknowledges at once, after one lag, or after the longer one', () => {
    for (const [mode, steps] of [
      ['async', 0],
      ['semi', 3],
      ['sync', 6],
    ] as const) {
      const { log, acknowledged } = after({ mode }, 20).moments.at(-1) ?? { log: 0, acknowledged: 0 };
      assert.equal(log - acknowledged, steps * WRITES, mode);
      assert.equal(waitOf({ mode, lag: 300, reads: 'first', leader: 'lives' }), steps * 100);
    }
  });

  it('loses what was acknowledged and not sent, and nothing else', () => {
    assert.equal(died({}, 20, 40).lost, 3 * WRITES);
    assert.equal(died({ lag: 0 }, 20, 40).lost, 0);
    assert.equal(died({ lag: 1000 }, 20, 40).lost, 10 * WRITES);
    for (const mode of ['semi', 'sync']) assert.equal(died({ mode }, 20, 40).lost, 0, mode);
  });

  it('has nobody to write to until the follower takes over, and goes on after that', () => {
    const waiting = died({}, 20, 20 + FAILOVER - 1);
    assert.equal(waiting.leader, 'failed');
    assert.equal(waiting.moments.at(-1)?.log, 20 * WRITES);
    const state = died({}, 20, 40);
    assert.deepEqual([state.leader, state.down], ['new', FAILOVER]);
    assert.equal(state.moments.at(-1)?.log, (17 + 10) * WRITES);
    assert.ok(
      died({ mode: 'sync' }, 20, 60).moments.every(({ log, first, second }) => first <= log && second <= log),
    );
  });

  it('reads stale where the reader’s own write is not there yet', () => {
    const reads = (values: Partial<ReplicationValues>): number => readsOf(after(values, 60)).stale;
    assert.equal(reads({ reads: 'leader' }), 0);
    // The write of the step before: a follower that is one step behind has it.
    assert.equal(reads({ reads: 'first', lag: 100 }), 0);
    assert.ok(reads({ reads: 'second', lag: 100 }) > 50);
    assert.ok(reads({ reads: 'first', lag: 300 }) > 50);
    assert.equal(reads({ reads: 'first', mode: 'semi' }), 0);
    assert.ok(reads({ reads: 'second', mode: 'semi' }) > 40);
    assert.equal(reads({ reads: 'second', mode: 'sync' }), 0);
  });
});
