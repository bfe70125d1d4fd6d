/** Shrinks what a wrong component fails on, as the grader will. */
import type { ComponentSource } from '../../../../src/engine/components/source.ts';
import { createComponentSource } from '../../../../src/engine/components/source.ts';
import type { SequenceFailure } from '../../../../src/engine/components/shrinkSequence.ts';
import { shrinkSequence } from '../../../../src/engine/components/shrinkSequence.ts';
import type { OracleCase } from '../../../../src/engine/ports.ts';
import type { Factory } from './harness.ts';
import { answer } from './harness.ts';
import type { Problem } from './zoo.ts';

export interface Shrunk {
  readonly failure: SequenceFailure;
  readonly attempts: number;
  readonly batches: number;
}

/** What is wrong with a component on a case, or null. */
export function failureOn(
  { spec }: Problem,
  source: ComponentSource,
  factory: Factory,
  oracleCase: OracleCase,
): SequenceFailure | null {
  const got = answer(spec, factory, oracleCase.args);
  const divergence = source.diverge(oracleCase.args, oracleCase.want, got);
  if (divergence === null) return null;
  const crash = divergence.actual?.kind === 'crashed' ? divergence.actual : null;
  return {
    oracleCase,
    verdict: crash === null ? 'wrong-answer' : 'runtime-error',
    line: crash?.line ?? 0,
    at: divergence.at,
  };
}

/** The first failure among the random sequences of a seed. */
export function firstFailure(
  problem: Problem,
  source: ComponentSource,
  factory: Factory,
  seed: number,
): SequenceFailure | null {
  for (let index = 0; ; index += 20) {
    const cases = source.next('random', seed, index, 20);
    for (const one of cases) {
      const failure = failureOn(problem, source, factory, one);
      if (failure !== null) return failure;
    }
    if (cases.length < 20) return null;
  }
}

export async function shrink(problem: Problem, factory: Factory, failure: SequenceFailure): Promise<Shrunk> {
  const source = createComponentSource(problem.spec, problem.model);
  let attempts = 0;
  let batches = 0;
  const end = await shrinkSequence(failure, {
    spec: problem.spec,
    clock: { now: () => 0 },
    expect: (inputs) => Promise.resolve(source.expect(inputs)),
    attempt(cases) {
      attempts += cases.length;
      batches += 1;
      return Promise.resolve(cases.map((one) => failureOn(problem, source, factory, one)));
    },
    isCancelled: () => false,
  });
  return { failure: end, attempts, batches };
}
