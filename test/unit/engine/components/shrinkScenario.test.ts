import assert from 'node:assert/strict';
import { scenarioOf } from '../../../../src/engine/components/histories.ts';
import type { Scenario } from '../../../../src/engine/components/histories.ts';
import {
  shrinkScenario,
  simplerScenarios,
  smallerScenarios,
} from '../../../../src/engine/components/shrinkScenario.ts';
import { lruCacheModel, lruCacheSpec } from './models/lruCache.ts';

const METHODS = lruCacheSpec.methods.map(({ name }) => name);
const [put, size] = [METHODS.indexOf('put'), METHODS.indexOf('size')];

/** Two threads put something in, and somebody looks at the size afterwards. */
function loses({ threads, after }: Scenario): boolean {
  const putting = threads.filter((calls) => calls.some(({ method }) => method === put));
  return putting.length > 1 && after.some(({ method }) => method === size);
}

function shrink(
  given: Scenario,
  fails: (scenario: Scenario) => boolean,
  attempts = Infinity,
): Promise<{ readonly scenario: Scenario; readonly failure: string } | null> {
  let count = 0;
  return shrinkScenario(given, {
    spec: lruCacheSpec,
    attempt: (scenario) => {
      count += 1;
      return Promise.resolve(fails(scenario) ? `failure ${count}` : null);
    },
    isOver: () => count >= attempts,
  });
}

const FAILING = Array.from({ length: 200 }, (_, i) => scenarioOf(lruCacheSpec, lruCacheModel, 3, i)).filter(
  loses,
);

describe('a failing scenario', () => {
  it('ends with two threads, a call each, and the look that tells', async () => {
    assert.ok(FAILING.length > 20, `${FAILING.length}`);
    for (const given of FAILING) {
      const found = await shrink(given, loses);
      const { made, before, threads, after } = found?.scenario ?? given;
      assert.deepEqual([before, made.args], [[], [0]]);
      assert.deepEqual(threads, [[{ method: put, args: [0, 0] }], [{ method: put, args: [0, 0] }]]);
      assert.deepEqual(after, [{ method: size, args: [] }]);
    }
  });

  it('stays as it is where nothing smaller fails, or there is no time', async () => {
    const given = FAILING[0] as Scenario;
    assert.equal(await shrink(given, () => false), null);
    assert.equal(await shrink(given, loses, 0), null);
  });

  it('keeps the failure of the smallest, and is never larger than what was given', async () => {
    const given = FAILING[0] as Scenario;
    const found = await shrink(given, loses, 5);
    assert.match(found?.failure ?? '', /^failure [1-5]$/);
    const callsOf = ({ before, threads, after }: Scenario): number =>
      before.length + threads.flat().length + after.length;
    for (const one of smallerScenarios(given)) {
      assert.ok(callsOf(one) < callsOf(given));
      assert.ok(one.threads.length > 1 && one.threads.every((calls) => calls.length > 0));
    }
    for (const one of simplerScenarios(given, lruCacheSpec)) {
      assert.deepEqual(
        one.threads.map((calls) => calls.map(({ method }) => method)),
        given.threads.map((calls) => calls.map(({ method }) => method)),
      );
      assert.equal(callsOf(one), callsOf(given));
    }
  });
});
