/** Whether what was seen in the rounds of a scenario is what a right component shows, in whatever order its threads ran. */
import type { Divergence } from './compareSequence.ts';
import { firstDivergence } from './compareSequence.ts';
import { historyOf } from './histories.ts';
import type { History, Linearizability } from './linearizability.ts';
import { checkHistory } from './linearizability.ts';
import type { AnyComponentModel } from './model.ts';
import { runSequence } from './run.ts';
import type { Round, ScenarioRun } from './scenarioWire.ts';
import { acceptOf } from './source.ts';
import type { CallOutcome, ComponentSpec } from './spec.ts';

/** The first round that shows a mistake, and which. `round` is its index. */
export type RoundFinding = { readonly round: number } & (
  | { readonly kind: 'before'; readonly divergence: Divergence }
  /** A call died, or gave what is no value of its type. `thread`: that of the calls after all others is one more. */
  | {
      readonly kind: 'crashed';
      readonly thread: number;
      readonly call: number;
      readonly outcome: Extract<CallOutcome, { kind: 'crashed' | 'illTyped' }>;
    }
  | { readonly kind: 'waits'; readonly lines: readonly number[] }
  /** No order of the calls explains what was seen. */
  | {
      readonly kind: 'illegal';
      readonly history: History;
      readonly result: Extract<Linearizability, { kind: 'illegal' }>;
    }
);

export interface JudgedRounds {
  readonly finding: RoundFinding | null;
  /** Rounds whose histories have too many orders to try all of them. */
  readonly undecided: number;
}

/** @throws ModelError */
export function judgeRounds(
  spec: ComponentSpec,
  model: AnyComponentModel,
  scenario: ScenarioRun,
  rounds: readonly Round[],
): JudgedRounds {
  const before = { ...scenario.made, steps: scenario.before };
  const wanted = runSequence(spec, model, before)?.outcomes ?? [];
  const accept = acceptOf(spec, model, before);
  let undecided = 0;
  for (const [round, seen] of rounds.entries()) {
    const divergence = firstDivergence(spec, before, wanted, seen.before, accept);
    if (divergence !== null) return { finding: { round, kind: 'before', divergence }, undecided };
    const crash = crashIn(seen);
    if (crash !== null) return { finding: { round, kind: 'crashed', ...crash }, undecided };
    if (seen.waits !== null) return { finding: { round, kind: 'waits', lines: seen.waits }, undecided };
    if (seen.threads === null || !seen.stamped) continue;
    const history = historyOf(scenario, seen.threads, seen.after);
    const result = checkHistory(spec, model, history);
    if (result.kind === 'illegal') return { finding: { round, kind: 'illegal', history, result }, undecided };
    if (result.kind === 'undecided') undecided += 1;
  }
  return { finding: null, undecided };
}

function crashIn({
  threads,
  after,
}: Round): Omit<Extract<RoundFinding, { kind: 'crashed' }>, 'kind' | 'round'> | null {
  const lists = (threads ?? []).map((seen) => seen.map(({ outcome }) => outcome));
  for (const [thread, outcomes] of [...lists, after].entries()) {
    for (const [call, outcome] of outcomes.entries()) {
      if (outcome?.kind === 'crashed' || outcome?.kind === 'illTyped') return { thread, call, outcome };
    }
  }
  return null;
}
