/**
 * Sequences as cases of a grading. In a reply the outcomes of a sequence stand where a function has its result and its
 * in-out parameters, so that both are read by the same code.
 */
import type { CaseSource } from '../grading/caseSource.ts';
import type { AnyComponentModel } from './model.ts';
import { expectScenario, judgeScenario, scenarioCase } from './scenarioCases.ts';
import { isScenario } from './scenarioWire.ts';
import { createComponentSource } from './source.ts';
import type { ComponentSpec } from './spec.ts';
import { viewScenario, viewSequence } from './view.ts';

export function componentCases(spec: ComponentSpec, model: AnyComponentModel): CaseSource {
  const source = createComponentSource(spec, model);
  return {
    next(phase, seed, from, count, constants) {
      if (phase !== 'threads') return source.next(phase, seed, from, count, constants);
      const found = Array.from({ length: count }, (_, i) => scenarioCase(spec, model, seed, from + i));
      return found.filter((one) => one !== null);
    },
    expect: (inputs) =>
      inputs.map((input) =>
        isScenario(input) ? expectScenario(spec, model, input) : (source.expect([input])[0] ?? null),
      ),
    judge(args, want, got) {
      if (isScenario(args)) return judgeScenario(spec, model, args, got);
      const divergence = source.diverge(args, want, got);
      return divergence === null ? { ok: true } : { ok: false, why: divergence.why, at: divergence.at };
    },
    describe: (args, got) => (isScenario(args) ? viewScenario : viewSequence)(spec, model, args, got),
  };
}
