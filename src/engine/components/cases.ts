/**
 * Sequences as cases of a grading. In a reply the outcomes of a sequence stand where a function has its result and its
 * in-out parameters, so that both are read by the same code.
 */
import type { CaseSource } from '../grading/caseSource.ts';
import type { AnyComponentModel } from './model.ts';
import { createComponentSource } from './source.ts';
import type { ComponentSpec } from './spec.ts';
import { viewSequence } from './view.ts';

export function componentCases(spec: ComponentSpec, model: AnyComponentModel): CaseSource {
  const source = createComponentSource(spec, model);
  return {
    next: (phase, seed, from, count, constants) => source.next(phase, seed, from, count, constants),
    expect: (inputs) => source.expect(inputs),
    judge(args, want, got) {
      const divergence = source.diverge(args, want, got);
      return divergence === null ? { ok: true } : { ok: false, why: divergence.why, at: divergence.at };
    },
    describe: (args, got) => viewSequence(spec, model, args, got),
  };
}
