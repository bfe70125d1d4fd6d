import assert from 'node:assert/strict';
import type { CapacitySheetState } from '../../../../src/engine/simulators/capacitySheet.ts';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';

const model = SIMULATORS['sim-capacity-sheet'] as unknown as SimulatorModel;
const after = (values: Values, months: number) => {
  const { months: all } = play(model, { ...openingRun(model, { values }), step: months - 1 })
    .state as CapacitySheetState;
  return all.at(-1) ?? assert.fail();
};

describe('The simulator of an estimate', () => {
  it('gives the numbers of its lesson', () => {
    const { meanUploads, peakUploads, peakRequests, stored, servers } = after({}, 36);
    assert.equal(Math.round(meanUploads), 139);
    assert.equal(Math.round(peakUploads), 417);
    assert.equal(Math.round(peakRequests), 4_583);
    // 4.8 TB a day for 1,095 days, as 1.4 copies.
    assert.equal(Math.round(stored), 7_358);
    assert.equal(servers, 7);
    // 4,167 reads a second of 400 kB.
    assert.equal(after({}, 1).egress.toFixed(2), '13.33');
  });

  it('needs 66 servers for ten times as many', () => {
    assert.equal(
      after({ uploads: 100, reads: 12, factor: 3 }, 1).servers,
      Math.ceil(((100e6 / 86_400) * 3 * 13) / 700),
    );
  });

  it('grows on top of what has grown', () => {
    const flat = after({}, 12);
    const grown = after({ growth: 10 }, 12);
    assert.ok(Math.abs(grown.peakUploads / flat.peakUploads - 1.1 ** 11) < 1e-9);
    // A geometric row: (1.1^12 − 1) ÷ 0.1 months in place of 12.
    assert.ok(Math.abs(grown.stored / flat.stored - (1.1 ** 12 - 1) / 0.1 / 12) < 1e-9);
  });

  it('does not take a rounding error for a server', () => {
    // Exactly ten servers' worth, for all that binary makes of it.
    assert.equal(after({ uploads: 56, reads: 17, factor: 0.6 * 1.0, use: 70 }, 1).servers, 10);
  });
});
