/** A component as it is graded: its inputs are sequences of calls, what it gives is an outcome for each of them. */
import { shrinkSequence } from '../components/shrinkSequence.ts';
import type { CallOutcome, ComponentSpec, Sequence, Step } from '../components/spec.ts';
import type { ViewLine } from '../components/view.ts';
import { decodeOutcomes, decodeSequence } from '../components/wire.ts';
import type { ComponentAdapter, LanguageAdapter } from '../languages/language.ts';
import { refuseBuiltIns } from '../languages/components/builtIns.ts';
import { componentLine } from '../languages/locate.ts';
import { threadsSubject } from './threadsSubject.ts';
import { NO_EXPLANATION } from './explain.ts';
import type { Failure, FailureParts } from './failure.ts';
import type { Judgement } from './judgement.ts';
import type { Counterexample, CounterStep } from './report.ts';
import { NotGradedError } from './report.ts';
import type { ShowContext, Subject, WrongReply } from './subject.ts';

/** Steps of a sequence that were not made smaller: so many at its end are shown. */
const MOST_STEPS = 60;

export function componentSubject(spec: ComponentSpec): Subject {
  return {
    limits: spec.limits,
    largest: spec.growth.calls,
    grown: 'the number of calls',
    async plan(adapter, source, typeStripper) {
      const components = componentsOf(adapter);
      refuseBuiltIns(source, adapter.id, spec);
      return components.plan(source, spec, typeStripper);
    },
    compileMessages: (adapter, output, source) => componentsOf(adapter).compileMessages(output, source, spec),
    definitionLine: (text) => componentLine(text, spec),
    parseOwn: () => ({ cases: [], problems: [] }),
    turnedDown: (reply, judgement, { args }) => turnedDown(reply, judgement, args, spec),
    async shrink(failure, { clock, expect, attempt, isCancelled }) {
      const found = { ...failure, at: failure.at ?? null };
      const smallest = await shrinkSequence(found, {
        ...{ spec, clock, expect, isCancelled },
        attempt: async (cases, deadlineMs) =>
          (await attempt(cases, deadlineMs)).map((one) =>
            one === null ? null : { ...one, at: one.at ?? null },
          ),
      });
      return smallest.oracleCase.args === failure.oracleCase.args ? failure : smallest;
    },
    explain: () => Promise.resolve(NO_EXPLANATION),
    counterexample: (failure, context) => counterexampleOf(failure, spec, context),
    sentence: (failure, counterexample) => sentenceOf(failure, counterexample, spec),
    threads: spec.concurrency === null ? null : threadsSubject(spec),
  };
}

/** @throws NotGradedError */
export function componentsOf(adapter: LanguageAdapter): ComponentAdapter {
  if (adapter.component !== undefined) return adapter.component;
  throw new NotGradedError(
    `Components cannot be graded in ${adapter.title} yet.`,
    'Choose another language.',
  );
}

function turnedDown(
  { outcome }: WrongReply,
  judgement: Judgement | null,
  args: string,
  spec: ComponentSpec,
): FailureParts {
  const at = judgement?.ok === false ? (judgement.at ?? null) : null;
  const why = judgement?.ok === false ? judgement.why : null;
  const came = at === null ? undefined : outcomesIn(outcome, decodeSequence(args, spec), spec)[at + 1];
  const shared = { at, got: outcome };
  if (came?.kind === 'crashed') {
    const what = came.type === '' ? came.message : `${came.type}: ${came.message}`;
    return { ...shared, verdict: 'runtime-error', actual: what, why: what, line: came.line };
  }
  const actual = came === undefined ? 'nothing' : plainText(came);
  return { ...shared, verdict: 'wrong-answer', actual, why, line: 0 };
}

/** Without a language: what is shown to a learner is put into theirs. */
function plainText(outcome: CallOutcome): string {
  switch (outcome.kind) {
    case 'value':
      return outcome.value === undefined ? 'nothing' : JSON.stringify(outcome.value, bigintsAsText);
    case 'refused':
      return outcome.code;
    case 'moved':
      return '';
    case 'crashed':
      return outcome.message;
    case 'illTyped':
      return outcome.shown;
  }
}

function bigintsAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function outcomesIn(got: string, sequence: Sequence, spec: ComponentSpec): readonly CallOutcome[] {
  try {
    return decodeOutcomes(got, sequence, spec);
  } catch {
    // A reply that cannot be read is one without outcomes.
    return [];
  }
}

async function counterexampleOf(
  failure: Failure,
  spec: ComponentSpec,
  { adapter, oracle, first = failure }: ShowContext,
): Promise<Counterexample> {
  const { args } = failure.oracleCase;
  const { lines } = await oracle.describe(args, failure.got ?? null);
  const at = failure.at ?? null;
  const count = at === null ? lines.length : at + 2;
  const sequence = decodeSequence(args, spec);
  // How it was made is always shown, and the last ones before the wrong one.
  const near = lines.slice(Math.max(1, count - MOST_STEPS), count);
  const steps = [...lines.slice(0, 1), ...near].map((line) => stepOf(line, spec, adapter, sequence));
  const left = count - steps.length;
  const wrong = steps.at(-1);
  return {
    phase: failure.phase,
    input: shownSteps(steps, left).join('\n'),
    expected: at === null ? 'an answer to each call' : (wrong?.expected ?? ''),
    actual:
      at === null || failure.verdict === 'runtime-error' ? failure.actual : (wrong?.actual ?? failure.actual),
    stdout: failure.printed,
    why: failure.why,
    wire: args,
    shrunkFrom: first.oracleCase.args === args ? null : `${countOf(first, spec)} calls`,
    irrelevant: [],
    neighbour: null,
    steps: at === null || left > 0 ? null : steps,
  };
}

function countOf({ oracleCase }: Failure, spec: ComponentSpec): string {
  return decodeSequence(oracleCase.args, spec).steps.length.toLocaleString('en-US');
}

/** @param left how many are left out after the first */
function shownSteps(steps: readonly CounterStep[], left: number): readonly string[] {
  const [made = '', ...calls] = steps.map(({ call }) => call);
  return left === 0 ? [made, ...calls] : [made, `… ${left.toLocaleString('en-US')} more`, ...calls];
}

function stepOf(
  { step, expected, actual, state }: ViewLine,
  spec: ComponentSpec,
  adapter: LanguageAdapter,
  sequence: Sequence,
): CounterStep {
  const components = componentsOf(adapter);
  const text = (outcome: CallOutcome, of: Step | null): string => components.outcomeText(outcome, of, spec);
  return {
    call: step === null ? components.makeText(sequence, spec) : components.stepText(step, spec),
    expected: text(expected, step),
    actual: actual === null ? '' : text(actual, step),
    state,
  };
}

function sentenceOf(
  failure: Failure,
  { steps, input, actual, expected }: Counterexample,
  spec: ComponentSpec,
): string {
  const calls = decodeSequence(failure.oracleCase.args, spec).steps.length;
  const after = `After ${calls.toLocaleString('en-US')} steps`;
  // Of too many steps to show each, the last one is still there.
  const shown = typeof failure.at === 'number' ? input.slice(input.lastIndexOf('\n') + 1) : '';
  const last = steps?.at(-1)?.call ?? shown;
  const short = (text: string): string => text.split('\n').join(', ');
  switch (failure.verdict) {
    case 'wrong-answer':
      if (failure.why !== null) return `${last}: ${failure.why}`;
      return `${last} gives ${short(actual)}; it should give ${short(expected)}.`;
    case 'too-slow':
      return `Right, but too slow on ${calls.toLocaleString('en-US')} calls: ${actual}. ${failure.why ?? ''}`.trim();
    case 'time-limit':
      return `${after} there was ${actual}. ${failure.why ?? ''}`.trim();
    case 'memory-limit':
    case 'output-limit':
      return `${after} the program was ${actual}.`;
    default:
      return last === '' ? `${after}: ${failure.why ?? actual}` : `${last}: ${failure.why ?? actual}`;
  }
}
