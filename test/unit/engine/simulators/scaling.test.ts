import assert from 'node:assert/strict';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';
import type { ScalingValues } from '../../../../src/engine/simulators/scaling.ts';
import { furtherPrice, peakOf, priceOf, throughput } from '../../../../src/engine/simulators/scaling.ts';

const model = SIMULATORS['sim-scaling'] as unknown as SimulatorModel;
const BASE: ScalingValues = { contention: 5, crosstalk: 1, size: 1, double: 2 };

function table(values: Values, step: number): readonly (readonly string[])[] {
  const run = { ...openingRun(model, { values }), step };
  return model.table(play(model, run).state, { ...BASE, ...values }).rows;
}

describe('The simulator of scaling', () => {
  it('gives what the table of its lesson says', () => {
    assert.deepEqual(table({}, 15), [
      ['1', '1,000', '100', '100', ''],
      ['4', '3,442', '400', '116', '123'],
      ['8', '5,690', '800', '141', '178'],
      ['16', '8,040', '1,600', '199', '340'],
      ['31', '9,038', '3,100', '343', '1,503'],
      ['64', '7,822', '6,400', '818', 'fewer'],
    ]);
    const withoutCrosstalk = [4, 8, 16, 31, 64].map((n) =>
      Math.round(throughput(n, { ...BASE, crosstalk: 0 })),
    );
    assert.deepEqual(withoutCrosstalk, [3478, 5926, 9143, 12_400, 15_422]);
  });

  it('has its peak where the formula has it', () => {
    assert.equal(peakOf(BASE), 31);
    for (const [contention, crosstalk] of [
      [0, 2],
      [10, 4],
      [20, 3],
    ] as const) {
      const exact = Math.sqrt((1 - contention / 100) / (crosstalk / 1000));
      assert.ok(
        Math.abs(peakOf({ ...BASE, contention, crosstalk }) - exact) <= 1,
        `${contention} ${crosstalk}`,
      );
    }
    assert.equal(peakOf({ ...BASE, crosstalk: 0 }), 64);
  });

  it('does more with half as many of twice the size, as the lesson works out', () => {
    assert.equal(Math.round(throughput(8, { ...BASE, size: 2 })), 8_830);
    assert.equal(Math.round(throughput(8, { ...BASE, size: 2, crosstalk: 0 })), 9_412);
    assert.equal(priceOf(8, { ...BASE, size: 2 }), 1_600);
    assert.equal(priceOf(1, { ...BASE, size: 4, double: 2.5 }), 625);
  });

  it('names no price for what gets fewer', () => {
    assert.equal(furtherPrice(31, 64, BASE), null);
    assert.equal(Math.round(furtherPrice(16, 31, BASE) ?? 0), 1_503);
  });
});
