/** A function as it is graded: its inputs are arguments, what it gives are values of the signature. */
import type { FunctionSpec, Signature } from '../catalog/model.ts';
import { definitionLine } from '../languages/locate.ts';
import { show, showArgs, showOutcome } from '../values/display.ts';
import { decodeArgs, decodeOutcome, fromWire, parseJson, WireError } from '../values/wire.ts';
import { explainFailure, NO_EXPLANATION } from './explain.ts';
import type { Failure, FailureParts } from './failure.ts';
import type { Judgement } from './judgement.ts';
import { parseOwnCases } from './ownCases.ts';
import type { Counterexample } from './report.ts';
import { shrinkFailure } from './shrink.ts';
import type { ShowContext, Subject, WrongReply } from './subject.ts';

export function functionSubject({ signature, limits, growth }: FunctionSpec): Subject {
  return {
    limits,
    largest: growth.max,
    grown: 'the input',
    plan: (adapter, source, typeStripper) => adapter.plan(source, signature, typeStripper),
    compileMessages: (adapter, output, source) => adapter.compileMessages(output, source, signature),
    definitionLine: (text) => definitionLine(text, signature),
    parseOwn: (text) => parseOwnCases(text, signature),
    turnedDown: (reply, judgement) => turnedDown(reply, judgement, signature),
    shrink: (failure, context) => shrinkFailure(failure, signature, context),
    explain: (failure, context) => explainFailure(failure, signature, context),
    counterexample: (failure, context) => Promise.resolve(counterexampleOf(failure, signature, context)),
    sentence: (failure, counterexample) => sentenceOf(failure, counterexample, signature),
    threads: null,
  };
}

function turnedDown(reply: WrongReply, judgement: Judgement | null, signature: Signature): FailureParts {
  return {
    verdict: 'wrong-answer',
    actual: showReply(reply.outcome, signature),
    why:
      reply.kind === 'changed'
        ? whyChanged(reply, signature)
        : judgement?.ok === false
          ? judgement.why
          : null,
    line: 0,
  };
}

function whyChanged({ param, now }: Extract<WrongReply, { kind: 'changed' }>, signature: Signature): string {
  const type = signature.params.find((one) => one.name === param)?.type;
  const is = type === undefined ? '' : `; after the call it is ${showNow(now, type)}`;
  return `${param} must stay as it was${is}.`;
}

function showNow(now: unknown, type: Parameters<typeof show>[1]): string {
  try {
    return show(fromWire(now, type), type);
  } catch (error) {
    if (error instanceof WireError) return 'something else';
    throw error;
  }
}

function showReply(outcome: string, signature: Signature): string {
  try {
    return showOutcome(decodeOutcome(parseJson(outcome), signature), signature);
  } catch (error) {
    if (error instanceof WireError) return outcome.slice(0, 400);
    throw error;
  }
}

function counterexampleOf(
  failure: Failure,
  signature: Signature,
  { first = failure, explanation = NO_EXPLANATION }: ShowContext,
): Counterexample {
  const shown = (args: string): string => showArgs(decodeArgs(args, signature), signature);
  const { args, want } = failure.oracleCase;
  return {
    phase: failure.phase,
    input: shown(args),
    expected: showOutcome(decodeOutcome(parseJson(want), signature), signature),
    actual: failure.actual,
    stdout: failure.printed,
    why: failure.why,
    wire: args,
    shrunkFrom: first.oracleCase.args === args ? null : shown(first.oracleCase.args),
    irrelevant: explanation.irrelevant,
    neighbour: explanation.neighbour === null ? null : shown(explanation.neighbour.args),
  };
}

function sentenceOf(failure: Failure, counterexample: Counterexample, signature: Signature): string {
  const input = counterexample.input.split('\n').join(', ');
  const forInput =
    input.length > 160
      ? `For an input of ${failure.oracleCase.size.toLocaleString('en-US')} values`
      : `For ${input}`;
  const short = (text: string): string => text.split('\n').join(', ');
  switch (failure.verdict) {
    case 'wrong-answer': {
      if (failure.why !== null) return `${forInput}: ${failure.why}`;
      const inPlace = signature.returns.kind === 'void';
      const does = inPlace ? 'leaves' : 'returns';
      return `${forInput} your function ${does} ${short(counterexample.actual)}; it should ${inPlace ? 'leave' : 'return'} ${short(counterexample.expected)}.`;
    }
    case 'too-slow':
      return `Right, but too slow on ${failure.oracleCase.size.toLocaleString('en-US')} values: ${short(counterexample.actual)}. ${failure.why ?? ''}`.trim();
    case 'time-limit':
      return `${forInput} there was ${short(counterexample.actual)}. ${failure.why ?? ''}`.trim();
    case 'memory-limit':
    case 'output-limit':
      return `${forInput} the program was ${short(counterexample.actual)}.`;
    default:
      return `${forInput}: ${failure.why ?? short(counterexample.actual)}`;
  }
}
