/** What the gates have to know of a problem: all in which a function and a component differ for them. */
import type { FunctionSpec, Problem } from '../../engine/catalog/model.ts';
import { isScenario } from '../../engine/components/scenarioWire.ts';
import type { ComponentSpec } from '../../engine/components/spec.ts';
import { decodeSequence } from '../../engine/components/wire.ts';
import type { Phase } from '../../engine/grading/report.ts';
import type { OracleCase } from '../../engine/ports.ts';
import { boundsOf, noteBounds } from '../../engine/proving/bounds.ts';
import { boundsOfComponent, noteBoundsOfSequence } from '../../engine/proving/componentBounds.ts';
import type { OutputMutation } from '../../engine/proving/outputs.ts';
import { spoilt, spoiltOutcome } from '../../engine/proving/outputs.ts';
import { sizeOf } from '../../engine/values/domain.ts';
import { decodeArgs } from '../../engine/values/wire.ts';

export interface GateSubject {
  /** Whose inputs are looked at. */
  readonly phases: (phase: Phase) => boolean;
  readonly bounds: readonly string[];
  noteBounds(one: OracleCase, reached: Set<string>): void;
  /** An answer of another order may be right. */
  readonly isUnordered: boolean;
  /** A right answer spoilt in one place; null where the mutation changes nothing. */
  spoilt(want: string, mutation: OutputMutation): string | null;
  /** How much a learner has to read of an input: scalars and letters, or calls. Null where that is not held to anything. */
  sizeOf(wire: string): number | null;
  /** A mistake is shown with the same small input from nearly all seeds. */
  readonly isSameFromSeeds: boolean;
  readonly unit: string;
  readonly maxSize: number;
  /** Inputs that a wrong program may survive: examples and the small scope, and some of the random ones. */
  readonly maxCases: number;
}

/** Null for a lesson or a problem without a judge. */
export function gateSubjectOf({ spec, component }: Problem): GateSubject | null {
  if (spec !== undefined) return ofFunction(spec);
  return component === undefined ? null : ofComponent(component);
}

function ofFunction({ signature, judge }: FunctionSpec): GateSubject {
  return {
    phases: (phase) => phase !== 'own',
    bounds: boundsOf(signature),
    noteBounds: ({ args }, reached) => noteBounds(decodeArgs(args, signature), signature, reached),
    isUnordered: judge.kind !== 'exact' && judge.kind !== 'float',
    spoilt,
    sizeOf: (wire) => sizeOf(decodeArgs(wire, signature)),
    isSameFromSeeds: false,
    unit: 'values',
    maxSize: 12,
    maxCases: 900,
  };
}

function ofComponent(spec: ComponentSpec): GateSubject {
  return {
    // What threads are to call is drawn as other calls are, and has no one right answer.
    phases: (phase) => phase !== 'own' && phase !== 'threads',
    bounds: boundsOfComponent(spec),
    noteBounds: (one, reached) => noteBoundsOfSequence(one, spec, reached),
    isUnordered: spec.methods.some(({ compare }) => compare.kind !== 'exact' && compare.kind !== 'float'),
    spoilt: spoiltOutcome,
    sizeOf: (wire) => (isScenario(wire) ? null : decodeSequence(wire, spec).steps.length),
    isSameFromSeeds: true,
    unit: 'calls',
    maxSize: 6,
    // Three examples, 1,500 of the small scope, 220 random ones.
    maxCases: 1_723,
  };
}
