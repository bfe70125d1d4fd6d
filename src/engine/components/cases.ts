/**
 * Sequences as cases of a grading. A harness gives a sequence's outcomes as the one result of a call, so that its replies
 * are those of a function: here one list is put around them, and taken off.
 */
import type { CaseSource } from '../grading/caseSource.ts';
import type { OracleCase } from '../ports.ts';
import type { AnyComponentModel } from './model.ts';
import { createComponentSource } from './source.ts';
import type { ComponentSpec } from './spec.ts';
import { viewSequence } from './view.ts';

export function componentCases(spec: ComponentSpec, model: AnyComponentModel): CaseSource {
  const source = createComponentSource(spec, model);
  const asCase = (one: OracleCase): OracleCase => ({ ...one, want: resultOf(one.want) });
  return {
    next: (phase, seed, from, count, constants) =>
      source.next(phase, seed, from, count, constants).map(asCase),
    expect: (inputs) => source.expect(inputs).map((one) => (one === null ? null : asCase(one))),
    judge(args, want, got) {
      const divergence = source.diverge(args, outcomesOf(want), outcomesOf(got));
      return divergence === null ? { ok: true } : { ok: false, why: divergence.why, at: divergence.at };
    },
    describe: (args, got) => viewSequence(spec, model, args, got === null ? null : outcomesOf(got)),
  };
}

/** The outcome of a call, as the judge compares it, from the outcomes of a sequence. */
export function resultOf(outcomes: string): string {
  return `[${outcomes}]`;
}

/** The outcomes of a sequence from the outcome of a call. */
export function outcomesOf(result: string): string {
  return result.slice(1, -1);
}
