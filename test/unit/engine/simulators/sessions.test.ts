import assert from 'node:assert/strict';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS } from '../../../../src/engine/simulators/registry.ts';
import { openingRun, play } from '../../../../src/engine/simulators/run.ts';
import type { SessionsState } from '../../../../src/engine/simulators/sessions.ts';
import { busiest, PEOPLE, RESTART, signInsOf } from '../../../../src/engine/simulators/sessions.ts';

const model = SIMULATORS['sim-sessions'] as unknown as SimulatorModel;

/** Five steps of peace, then what is said. */
function then(place: string, change: Values, steps: number): SessionsState {
  const run = { ...openingRun(model, { values: { place } }), step: 5 };
  let state = play(model, run).state as SessionsState;
  const all = { place, third: 'lives', deploy: 'none', ...change } as Values;
  for (let i = 0; i < steps; i += 1) state = model.step(state, all) as SessionsState;
  return state;
}

describe('The simulator of sessions', () => {
  it('signs nobody out while all live, unless any server is asked', () => {
    for (const place of ['sticky', 'store', 'token']) assert.equal(signInsOf(then(place, {}, 10)), 0, place);
    // Three of four requests miss: 10,000 in a step.
    assert.equal(then('any', {}, 1).signIns.at(-1), 7_500);
  });

  it('signs out those who lived on a server that dies, and nobody else', () => {
    const state = then('sticky', { third: 'dies' }, 8);
    assert.equal(signInsOf(state), PEOPLE / 4);
    assert.equal(state.held[2], 0);
    assert.ok(Math.abs(busiest(state) - 4 / 3) < 1e-9);
    for (const place of ['store', 'token'])
      assert.equal(signInsOf(then(place, { third: 'dies' }, 8)), 0, place);
  });

  it('makes as many sign-ins in a deploy as the lesson says', () => {
    const state = then('sticky', { deploy: 'rolling' }, 4 * RESTART + 4);
    assert.equal(Math.round(signInsOf(state)), 32_407);
    const each = state.signIns.filter((one) => one > 1).map(Math.round);
    assert.deepEqual(each, [5_000, 6_667, 8_889, 11_852]);
    assert.deepEqual(state.up, [true, true, true, true]);
    // Who was restarted last has nobody: people stay where they are.
    assert.equal(state.held[3], 0);
    assert.equal(Math.round(state.held.reduce((sum, one) => sum + one, 0)), PEOPLE);
  });

  it('asks the store for every request, and nothing for a token', () => {
    assert.equal(then('store', {}, 1).reads, 10_000);
    assert.equal(then('token', {}, 1).reads, 0);
  });

  it('goes on with what is left when a server dies in a deploy', () => {
    const state = then('sticky', { third: 'dies', deploy: 'rolling' }, 30);
    assert.equal(Math.round(state.held.reduce((sum, one) => sum + one, 0)), PEOPLE);
    assert.equal(state.held[2], 0);
  });
});
