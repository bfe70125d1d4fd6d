/** What every simulator promises; a new one in the registry is held to it here. */
import assert from 'node:assert/strict';
import type { SimulatorModel, Values } from '../../../../src/engine/simulators/model.ts';
import { SIMULATORS, simulatorOf } from '../../../../src/engine/simulators/registry.ts';
import { allows, openingRun, play } from '../../../../src/engine/simulators/run.ts';

/** Parameters at their defaults, and each moved to its ends or to each of its options, one at a time. */
function variants({ parameters }: SimulatorModel): readonly Values[] {
  return [
    {},
    ...parameters.flatMap((one) =>
      (one.kind === 'slider' ? [one.min, one.max] : one.options.map(({ id }) => id)).map((value) => ({
        [one.id]: value,
      })),
    ),
  ];
}

function modelOf(id: string): SimulatorModel {
  const model = simulatorOf(id);
  if (model === undefined) throw new Error(`${id} is not found.`);
  return model;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

describe('Simulators', () => {
  it('are found by their ids, and others are not', () => {
    for (const [id, model] of Object.entries(SIMULATORS)) {
      assert.equal(model.id, id);
      assert.match(id, /^sim-[a-z0-9-]+$/);
      assert.equal(simulatorOf(id)?.title, model.title);
    }
    assert.equal(simulatorOf('toString'), undefined);
  });

  for (const id of Object.keys(SIMULATORS)) {
    const model = modelOf(id);

    describe(id, () => {
      it('declares parameters that allow their own defaults, with names of their own', () => {
        for (const one of model.parameters) assert.ok(allows(one, one.default), one.id);
        const names = model.parameters.map((one) => one.id);
        assert.equal(new Set(names).size, names.length);
        // The lines of a lesson set these beside the parameters.
        assert.ok(!names.includes('seed') && !names.includes('step'));
        assert.ok(model.opening > 0 && model.opening <= model.end && model.pace > 0);
      });

      it('plays to its end under each value', () => {
        for (const values of variants(model)) {
          const { state, values: held } = play(model, { ...openingRun(model, { values }), step: model.end });
          const shown = [
            model.sentence(state, held),
            model.clock(model.end),
            ...model.numbers(state, held).flatMap(({ label, value }) => [label, value]),
            ...model.table(state, held).rows.flat(),
          ];
          for (const text of shown) assert.doesNotMatch(text, /NaN|undefined|Infinity|\d\.\d{4}/);
        }
      });

      it('plays the same each time', () => {
        const run = openingRun(model, { values: {} });
        assert.deepEqual(play(model, run), play(model, run));
      });

      it('leaves the state that it is given as it is', () => {
        const { values, seed } = openingRun(model, { values: {} });
        let state = frozen(model.initial(values, seed));
        for (let i = 0; i < Math.min(50, model.end); i += 1) state = frozen(model.step(state, values));
      });

      it('has something to show at its opening, and a table whose rows are as long as its head', () => {
        for (const step of [0, model.opening, model.end]) {
          const { state, values } = play(model, { ...openingRun(model, { values: {} }), step });
          const { columns, rows, caption, words = [] } = model.table(state, values);
          for (const one of words) assert.ok(columns.includes(one), one);
          assert.ok(rows.length > 0 && caption !== '');
          for (const row of rows) assert.equal(row.length, columns.length);
          assert.equal(new Set(rows.map(([head]) => head)).size, rows.length);
          const figures = model.numbers(state, values);
          assert.ok(figures.length >= 3 && figures.length <= 6, `${figures.length} numbers`);
          assert.match(model.sentence(state, values), /^[A-Z].*\.$/);
        }
        const at = (step: number): unknown =>
          play(model, { ...openingRun(model, { values: {} }), step }).state;
        assert.notDeepEqual(at(model.opening), at(0));
      });

      it('depends on the seed where it says so, and only there', () => {
        const step = Math.ceil(model.opening / 4);
        for (const values of variants(model)) {
          const [one, other] = [1, 2].map((seed) => {
            const { state, values: held } = play(model, { ...openingRun(model, { values, seed }), step });
            return { drawn: model.draws(held), rows: model.table(state, held).rows };
          });
          if (one?.drawn === true) assert.notDeepEqual(one, other, JSON.stringify(values));
          else assert.deepEqual(one, other, JSON.stringify(values));
        }
      });
    });
  }
});
