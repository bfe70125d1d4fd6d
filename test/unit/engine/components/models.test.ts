import assert from 'node:assert/strict';
import { firstDivergence } from '../../../../src/engine/components/compareSequence.ts';
import { runSequence } from '../../../../src/engine/components/run.ts';
import { acceptOf } from '../../../../src/engine/components/source.ts';
import { PROBLEMS } from './zoo.ts';

describe('models of components', () => {
  for (const { spec, model } of PROBLEMS) {
    it(`the model of ${spec.name} gives what its examples say`, () => {
      assert.ok(spec.examples.length >= 2);
      for (const { sequence, outcomes, note } of spec.examples) {
        const run = runSequence(spec, model, sequence, { checked: true });
        assert.ok(run, note);
        const accept = acceptOf(spec, model, sequence);
        assert.equal(run.outcomes.length, outcomes.length, note);
        assert.equal(firstDivergence(spec, sequence, outcomes, run.outcomes, accept), null, note);
      }
    });
  }
});
