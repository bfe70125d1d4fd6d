/** A component as several threads use it at once: what they were to call, what they saw, and what of it cannot be. */
import type { ThreadsView, ThreadView } from '../components/scenarioCases.ts';
import { decodeScenario, encodeScenario } from '../components/scenarioWire.ts';
import { shrinkScenario } from '../components/shrinkScenario.ts';
import type { CallOutcome, ComponentSpec, Step } from '../components/spec.ts';
import type { LanguageAdapter, ThreadsAdapter } from '../languages/language.ts';
import { buildsOf, threadsIn } from '../languages/components/overlap.ts';
import type { Failure } from './failure.ts';
import type { Counterexample } from './report.ts';
import { NotGradedError } from './report.ts';
import type { ShowContext, ThreadsSubject } from './subject.ts';

export function threadsSubject(spec: ComponentSpec): ThreadsSubject {
  return {
    adapter: (adapter) => threadsIn(adapter, spec),
    builds: (adapter, source, typeStripper) => buildsOf(threadsOf(adapter), source, spec, typeStripper),
    async shrink(failure, { expect, attempt, isOver }) {
      const smallest = await shrinkScenario(decodeScenario(failure.oracleCase.args, spec), {
        ...{ spec, isOver },
        async attempt(candidate) {
          const [known = null] = await expect([encodeScenario(candidate, spec)]);
          const found = known === null ? null : await attempt(known);
          return found?.verdict === failure.verdict ? found : null;
        },
      });
      return smallest?.failure ?? failure;
    },
    counterexample: (failure, context) => counterexampleOf(failure, spec, context),
    sentence: (failure, { actual }) => sentenceOf(failure, actual),
  };
}

function threadsOf({ component, title }: LanguageAdapter): ThreadsAdapter {
  if (component?.threads !== undefined) return component.threads;
  throw new NotGradedError(`Threads cannot be tried in ${title}.`, 'Choose another language.');
}

async function counterexampleOf(
  failure: Failure,
  spec: ComponentSpec,
  { adapter, oracle, first = failure }: ShowContext,
): Promise<Counterexample> {
  const { args } = failure.oracleCase;
  const { component } = adapter;
  const { title } = threadsOf(adapter);
  const { lines, threads } = await oracle.describe(args, failure.got ?? null);
  if (component === undefined || threads === undefined) throw new Error('not a scenario');
  const { made, before } = decodeScenario(args, spec);
  const text = (outcome: CallOutcome, step: Step): string => component.outcomeText(outcome, step, spec);
  const callLines = ({ lines: calls }: ThreadView): readonly string[] => {
    const width = Math.max(...calls.map(({ call }) => component.stepText(call, spec).length));
    return calls.map(({ call, actual }) => {
      const shown = component.stepText(call, spec);
      return actual === null ? shown : `${shown.padEnd(width)} -> ${oneLine(text(actual, call))}`;
    });
  };
  const comment = (words: string): string => `${adapter.lineComment} ${words}`;
  const input = [
    component.makeText({ ...made, steps: before }, spec),
    ...lines.slice(1).map(({ step }) => (step === null ? '' : component.stepText(step, spec))),
    ...threads.threads.flatMap((one, i) => [comment(`${singular(title)} ${i + 1}`), ...callLines(one)]),
    ...(threads.after.lines.length === 0 ? [] : [comment('then'), ...callLines(threads.after)]),
  ];
  return {
    phase: failure.phase,
    input: input.join('\n'),
    expected: expectedOf(failure),
    actual: wrongText(threads, title, text, (step) => component.stepText(step, spec)) ?? failure.actual,
    stdout: failure.printed,
    why: failure.why,
    wire: args,
    shrunkFrom: first.oracleCase.args === args ? null : countOf(first, spec, title),
    irrelevant: [],
    neighbour: null,
    steps: null,
  };
}

function expectedOf({ verdict }: Failure): string {
  if (verdict === 'race') return 'results that the calls give in some order, one at a time';
  return verdict === 'deadlock' ? 'an end' : 'an answer to each call';
}

/** The call that no order explains, with what it gave and what it would have. */
function wrongText(
  { threads, after, wrong }: ThreadsView,
  title: string,
  text: (outcome: CallOutcome, step: Step) => string,
  code: (step: Step) => string,
): string | null {
  if (wrong === null) return null;
  const line = (threads[wrong.thread] ?? after).lines[wrong.call];
  if (line?.actual === undefined || line.actual === null) return null;
  const who = wrong.thread < threads.length ? `${singular(title)} ${wrong.thread + 1}` : 'afterwards';
  const gave = oneLine(text(line.actual, line.call));
  const would = oneLine(text(wrong.expected, line.call));
  // Other orders may have other ends; this is what the longest one that fits leads to.
  const when = wrong.isLast ? 'after the other calls' : 'in the order that explains most of them';
  return `${who}: ${code(line.call)} gave ${gave}; ${when} it would give ${would}`;
}

function countOf({ oracleCase }: Failure, spec: ComponentSpec, title: string): string {
  const { threads } = decodeScenario(oracleCase.args, spec);
  return `${threads.length} ${title} with ${threads.flat().length} calls`;
}

function sentenceOf({ verdict, why, actual: said }: Failure, actual: string): string {
  const alone = 'Right one call at a time, not several at once';
  switch (verdict) {
    case 'race':
    case 'deadlock':
    case 'runtime-error':
    case 'wrong-answer':
      return `${alone}: ${why ?? said}`;
    default:
      return `${alone}: ${said === '' ? actual : said}. ${why ?? ''}`.trim();
  }
}

/** "goroutines" → "goroutine". */
function singular(title: string): string {
  return title.replace(/s$/, '');
}

function oneLine(text: string): string {
  return text.split('\n').join(', ');
}
