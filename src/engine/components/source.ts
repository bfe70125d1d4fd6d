/**
 * The cases of a component problem and their expected outcomes: what `CaseSource` is for functions, in the same shape, so
 * that the worker of the oracle serves both kinds. A case is a sequence, addressed by seed, phase and index.
 */
import type { CaseSource } from '../grading/caseSource.ts';
import type { Constant } from '../grading/constants.ts';
import { doublingSizes } from '../grading/growth.ts';
import { GROWTH_STRIDE } from '../grading/growthRun.ts';
import type { Phase } from '../grading/report.ts';
import type { OracleCase } from '../ports.ts';
import { sizeOf } from '../values/domain.ts';
import { makeRng, mixSeed } from '../values/rng.ts';
import { WireError } from '../values/wire.ts';
import { outsideSpec } from './check.ts';
import type { Accept, Divergence } from './compareSequence.ts';
import { firstDivergence } from './compareSequence.ts';
import type { AnyComponentModel } from './model.ts';
import { ModelError, ModelRun, runSequence } from './run.ts';
import { RANDOM_SEQUENCES, randomSequence } from './sequences.ts';
import { smallSequences } from './smallSequences.ts';
import type { CallOutcome, ComponentSpec, Sequence } from './spec.ts';
import { isCall, methodOf } from './spec.ts';
import { decodeOutcomes, decodeSequence, encodeOutcomes, encodeSequence } from './wire.ts';

export interface ComponentSource extends CaseSource {
  /**
   * Expected outcomes of given sequences, which may hold references; the case that comes back holds plain values. Null
   * where a sequence is not valid.
   */
  expect(inputs: readonly string[]): readonly (OracleCase | null)[];
  /** The first step of a reply that is not right, or null. `got` as in wire.ts. */
  diverge(args: string, want: string, got: string): Divergence | null;
}

/** @throws ModelError in any of the functions where the model breaks the rules of models */
export function createComponentSource(spec: ComponentSpec, model: AnyComponentModel): ComponentSource {
  let small: readonly Sequence[] | null = null;

  const solve = (given: Sequence): OracleCase | null => {
    if (outsideSpec(given, spec) !== null) return null;
    const run = runSequence(spec, model, given, { checked: given.steps.length <= CHECKED_STEPS });
    if (run === null) return null;
    return {
      args: encodeSequence(run.sequence, spec),
      want: encodeOutcomes(run.outcomes, run.sequence, spec),
      size: sizeOfSequence(run.sequence),
    };
  };

  const large = (seed: number, index: number, calls: number): Sequence | null => {
    const family = Object.values(model.large ?? {})[index];
    return family === undefined ? null : family(calls, makeRng(mixSeed(seed, 25, index)));
  };

  const sequenceOf = (
    phase: Phase | 'growth',
    seed: number,
    index: number,
    constants: readonly Constant[],
  ): Sequence | null => {
    switch (phase) {
      case 'examples':
        return spec.examples[index]?.sequence ?? null;
      case 'small':
        return (small ??= smallSequences(spec, model))[index] ?? null;
      case 'random':
        return index < RANDOM_SEQUENCES ? randomSequence(spec, model, seed, index, constants) : null;
      case 'large':
        return large(seed, index, spec.growth.calls);
      case 'growth': {
        const calls = doublingSizes(spec.growth.calls)[index % GROWTH_STRIDE];
        return calls === undefined ? null : large(seed, Math.floor(index / GROWTH_STRIDE), calls);
      }
      default:
        return null;
    }
  };

  const diverge = (args: string, want: string, got: string): Divergence | null => {
    const sequence = decodeSequence(args, spec);
    const wanted = decodeOutcomes(want, sequence, spec);
    return firstDivergence(
      spec,
      sequence,
      wanted,
      replyOf(got, sequence, spec),
      acceptOf(spec, model, sequence),
    );
  };

  return {
    next(phase, seed, from, count, constants = []) {
      const cases: OracleCase[] = [];
      for (let index = from; index < from + count; index += 1) {
        const sequence = sequenceOf(phase, seed, index, constants);
        if (sequence === null) break;
        const solved = solve(sequence);
        if (solved === null)
          throw new ModelError(
            `case ${index} of the phase "${phase}" is not valid: ${outsideSpec(sequence, spec) ?? ''}`,
          );
        cases.push(solved);
      }
      return cases;
    },

    expect(inputs) {
      return inputs.map((input) => {
        try {
          return solve(decodeSequence(input, spec));
        } catch (error) {
          if (error instanceof WireError) return null;
          throw error;
        }
      });
    },

    diverge,

    judge(args, want, got) {
      const divergence = diverge(args, want, got);
      return divergence === null ? { ok: true } : { ok: false, why: divergence.why };
    },
  };
}

/** Up to this length the model is held to its promises; two views of a large state for each of a million calls are too many. */
const CHECKED_STEPS = 100;

/** A reply that cannot be read is one without any outcome. */
function replyOf(got: string, sequence: Sequence, spec: ComponentSpec): readonly CallOutcome[] {
  try {
    return decodeOutcomes(got, sequence, spec);
  } catch (error) {
    if (error instanceof WireError) return [];
    throw error;
  }
}

/** Asks the model about a free result, in the state before that step. */
export function acceptOf(spec: ComponentSpec, model: AnyComponentModel, sequence: Sequence): Accept {
  return (at, got, want) => {
    const step = sequence.steps[at];
    if (step === undefined || !isCall(step)) return true;
    const { name } = methodOf(spec, step);
    const accepts = model.accepts?.[name];
    if (accepts === undefined)
      throw new ModelError(`"${name}" is free, and the model has no accepts.${name}`);
    const run = new ModelRun(spec, model, sequence);
    for (const before of sequence.steps.slice(0, at)) run.step(before);
    if (run.state === null) throw new ModelError('a component that was not made has no results');
    return accepts(run.state, step.args, got, want);
  };
}

/** Scalars and letters of all arguments, and one for each step. */
export function sizeOfSequence({ args, steps }: Sequence): number {
  return steps.reduce((sum, step) => sum + 1 + (isCall(step) ? sizeOf(step.args) : 0), sizeOf(args));
}
