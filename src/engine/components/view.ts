/** A sequence for whoever reads it: what was called, what was right, what came, and the model's state after each step. */
import type { AnyComponentModel } from './model.ts';
import { viewThreads } from './scenarioCases.ts';
import type { ThreadsView } from './scenarioCases.ts';
import { ModelRun } from './run.ts';
import type { CallOutcome, ComponentSpec, Step } from './spec.ts';
import { decodeScenario } from './scenarioWire.ts';
import { decodeOutcomes, decodeSequence, encodeSequence } from './wire.ts';

export interface SequenceView {
  /** The constructor first. Of a scenario: what one thread did before all others. */
  readonly lines: readonly ViewLine[];
  /** Of a scenario. */
  readonly threads?: ThreadsView;
}

export interface ViewLine {
  /** Null for the constructor. */
  readonly step: Step | null;
  readonly expected: CallOutcome;
  /** Null where nothing came. */
  readonly actual: CallOutcome | null;
  /** The model's state after the step as JSON, cut where long; null where there is no component, or the step is long past. */
  readonly state: string | null;
}

/** So many steps before the last one are shown with their state: a look at a large state takes longer than a call. */
const STEPS_WITH_STATE = 60;
/** Characters of a state that anybody reads. */
const MOST_STATE = 1_000;

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
  const stateNow = (): string | null => (run.state === null ? null : shown(run.show()));
  const from = sequence.steps.length - STEPS_WITH_STATE;
  const lines: ViewLine[] = [
    { step: null, expected: run.made, actual: came[0] ?? null, state: from > 0 ? null : stateNow() },
  ];
  if (run.state !== null) {
    for (const [i, step] of sequence.steps.entries()) {
      const expected = run.step(step);
      lines.push({ step, expected, actual: came[i + 1] ?? null, state: i < from ? null : stateNow() });
    }
  }
  return { lines };
}

/**
 * The same of a scenario: what came is not shown for the calls before the threads, since it was right.
 * @throws ModelError, WireError
 */
export function viewScenario(
  spec: ComponentSpec,
  model: AnyComponentModel,
  args: string,
  got: string | null,
): SequenceView {
  const { made, before } = decodeScenario(args, spec);
  const { lines } = viewSequence(spec, model, encodeSequence({ ...made, steps: before }, spec), null);
  return { lines, threads: viewThreads(spec, model, args, got) };
}

function shown(state: unknown): string {
  const text = JSON.stringify(state, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return text.length > MOST_STATE ? `${text.slice(0, MOST_STATE)} …` : text;
}
