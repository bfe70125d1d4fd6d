/** Scenarios as cases of a grading, and what came of them for whoever reads it. */
import type { Judgement } from '../grading/judgement.ts';
import type { OracleCase } from '../ports.ts';
import { mixSeed } from '../values/rng.ts';
import { WireError } from '../values/wire.ts';
import { outsideSpec } from './check.ts';
import { SCENARIOS, scenarioOf } from './histories.ts';
import { judgeRounds } from './judgeRounds.ts';
import type { RoundFinding } from './judgeRounds.ts';
import type { AnyComponentModel } from './model.ts';
import { ModelRun } from './run.ts';
import type { ScenarioRun } from './scenarioWire.ts';
import { decodeRounds, decodeScenario, encodeScenario } from './scenarioWire.ts';
import { sizeOfSequence } from './source.ts';
import type { Call, CallOutcome, ComponentSpec } from './spec.ts';

/** Calls of one thread and what it saw. */
export interface ThreadView {
  readonly lines: readonly { readonly call: Call; readonly actual: CallOutcome | null }[];
}

/** What threads did in the round that shows the mistake; without outcomes where there is no such round. */
export interface ThreadsView {
  readonly threads: readonly ThreadView[];
  /** The calls by one thread after all others. */
  readonly after: ThreadView;
  /** The call that no order explains, and what it would have given; `thread` is `threads.length` for a call after all others. */
  readonly wrong: {
    readonly thread: number;
    readonly call: number;
    /** After all other calls; else in the order that explains most of them. */
    readonly isLast: boolean;
    readonly expected: CallOutcome;
  } | null;
}

/** The scenario of an index as a case; null after the last one. What is right depends on the order, so `want` is empty. */
export function scenarioCase(
  spec: ComponentSpec,
  model: AnyComponentModel,
  seed: number,
  index: number,
): OracleCase | null {
  if (spec.concurrency === null || index >= SCENARIOS) return null;
  const scenario = scenarioOf(spec, model, seed, index);
  return caseOf({ ...scenario, rounds: 1, seed: mixSeed(seed, 26, index) >>> 0 }, spec);
}

/** A scenario as a case; null where it is not valid. */
export function expectScenario(
  spec: ComponentSpec,
  model: AnyComponentModel,
  args: string,
): OracleCase | null {
  try {
    const run = decodeScenario(args, spec);
    const { made, before, threads, after } = run;
    const steps = [...before, ...threads.flat(), ...after];
    if (outsideSpec({ ...made, steps }, spec) !== null) return null;
    return new ModelRun(spec, model, made).state === null ? null : caseOf(run, spec);
  } catch (error) {
    if (error instanceof WireError) return null;
    throw error;
  }
}

function caseOf(run: ScenarioRun, spec: ComponentSpec): OracleCase {
  const { made, before, threads, after } = run;
  const size = sizeOfSequence({ ...made, steps: [...before, ...threads.flat(), ...after] });
  return { args: encodeScenario(run, spec), want: '', size };
}

/** @throws ModelError */
export function judgeScenario(
  spec: ComponentSpec,
  model: AnyComponentModel,
  args: string,
  got: string,
): Judgement {
  const scenario = decodeScenario(args, spec);
  const judged = findingIn(spec, model, scenario, got);
  if (judged === null)
    return {
      ok: false,
      why: 'It answered nothing that can be read.',
      threads: { verdict: 'runtime-error', lines: [] },
    };
  const { finding, undecided } = judged;
  if (finding === null) return undecided === 0 ? { ok: true } : { ok: true, undecided };
  switch (finding.kind) {
    case 'before':
      return {
        ok: false,
        why: finding.divergence.why,
        at: finding.divergence.at,
        threads: { verdict: 'wrong-answer', lines: [] },
      };
    case 'crashed': {
      const { outcome } = finding;
      if (outcome.kind === 'illTyped')
        return { ok: false, why: outcome.why, threads: { verdict: 'wrong-answer', lines: [] } };
      const why = [outcome.type, outcome.message].filter((part) => part !== '').join(': ');
      const lines = outcome.line > 0 ? [outcome.line] : [];
      return { ok: false, why, threads: { verdict: 'runtime-error', lines } };
    }
    case 'waits':
      return {
        ok: false,
        why: null,
        threads: { verdict: 'deadlock', lines: [...new Set(finding.lines.filter((line) => line > 0))] },
      };
    case 'illegal':
      return {
        ok: false,
        why: 'No order of these calls, one at a time, gives all of these results.',
        threads: { verdict: 'race', lines: [] },
      };
  }
}

function findingIn(
  spec: ComponentSpec,
  model: AnyComponentModel,
  scenario: ScenarioRun,
  got: string,
): (ReturnType<typeof judgeRounds> & { readonly rounds: ReturnType<typeof decodeRounds> }) | null {
  try {
    const rounds = decodeRounds(got, scenario, spec);
    return { ...judgeRounds(spec, model, scenario, rounds), rounds };
  } catch (error) {
    if (error instanceof WireError) return null;
    throw error;
  }
}

/** What threads were to call, and what they saw in the round that shows the mistake. @throws ModelError */
export function viewThreads(
  spec: ComponentSpec,
  model: AnyComponentModel,
  args: string,
  got: string | null,
): ThreadsView {
  const scenario = decodeScenario(args, spec);
  const judged = got === null ? null : findingIn(spec, model, scenario, got);
  const finding = judged?.finding ?? null;
  const round = finding === null ? null : (judged?.rounds[finding.round] ?? null);
  const lines = (calls: readonly Call[], seen: readonly (CallOutcome | null)[]): ThreadView => ({
    lines: calls.map((call, i) => ({ call, actual: seen[i] ?? null })),
  });
  return {
    threads: scenario.threads.map((calls, i) =>
      lines(
        calls,
        (round?.threads?.[i] ?? []).map(({ outcome }) => outcome),
      ),
    ),
    after: lines(scenario.after, round?.after ?? []),
    wrong: finding?.kind === 'illegal' ? wrongOf(finding, scenario) : null,
  };
}

function wrongOf(
  { history, result }: Extract<RoundFinding, { kind: 'illegal' }>,
  scenario: ScenarioRun,
): ThreadsView['wrong'] {
  const offending = history.calls[result.offending];
  if (offending === undefined) return null;
  const { thread } = offending;
  const before = history.calls.slice(0, result.offending).filter((one) => one.thread === thread);
  return {
    thread: Math.min(thread, scenario.threads.length),
    call: before.length,
    isLast: result.longest.length === history.calls.length - 1,
    expected: result.expected,
  };
}
