/** A sequence for whoever reads it: what was called, what was right, what came, and the model's state after each step. */
import type { AnyComponentModel } from './model.ts';
import { ModelRun } from './run.ts';
import type { CallOutcome, ComponentSpec, Step } from './spec.ts';
import { decodeOutcomes, decodeSequence } from './wire.ts';

export interface SequenceView {
  /** The constructor first. */
  readonly lines: readonly ViewLine[];
}

export interface ViewLine {
  /** Null for the constructor. */
  readonly step: Step | null;
  readonly expected: CallOutcome;
  /** Null where nothing came. */
  readonly actual: CallOutcome | null;
  /** The model's state after the step as JSON; null where there is no component. */
  readonly state: string | null;
}

/**
 * @param args the sequence on the wire, without references
 * @param got the reply's outcomes on the wire, or null
 * @throws ModelError, WireError
 */
export function viewSequence(
  spec: ComponentSpec,
  model: AnyComponentModel,
  args: string,
  got: string | null,
): SequenceView {
  const sequence = decodeSequence(args, spec);
  const came = got === null ? [] : decodeOutcomes(got, sequence, spec);
  const run = new ModelRun(spec, model, sequence);
  const stateNow = (): string | null => (run.state === null ? null : JSON.stringify(run.show()));
  const lines: ViewLine[] = [{ step: null, expected: run.made, actual: came[0] ?? null, state: stateNow() }];
  if (run.state !== null) {
    for (const [i, step] of sequence.steps.entries()) {
      const expected = run.step(step);
      lines.push({ step, expected, actual: came[i + 1] ?? null, state: stateNow() });
    }
  }
  return { lines };
}
