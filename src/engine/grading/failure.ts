/** From what became of a case to a verdict: the one place where it is decided. */
import type { LanguageAdapter, SolutionSource } from '../languages/language.ts';
import type { OracleCase, SessionEnd } from '../ports.ts';
import type { Judgement } from './judgement.ts';
import type { Phase, Verdict } from './report.ts';
import { isTimed } from './report.ts';
import type { CaseResult, LoadFailure } from './runner.ts';
import type { Subject } from './subject.ts';

/** A case that is not right, before it is put into words. */
export interface Failure {
  readonly phase: Phase;
  readonly oracleCase: OracleCase;
  readonly verdict: Exclude<Verdict, 'accepted' | 'not-graded'>;
  /** What the solution gave, as shown to the learner. */
  readonly actual: string;
  readonly why: string | null;
  readonly printed: string;
  /** Line of the learner's file, 0 where unknown. */
  readonly line: number;
  /** Of a component: the index of the first wrong step, -1 for the constructor; null where that is not known. */
  readonly at?: number | null;
  /** Of a component: what came back, on the wire. */
  readonly got?: string;
}

export interface FailureContext {
  readonly subject: Subject;
  readonly adapter: LanguageAdapter;
  readonly source: SolutionSource;
  /** For a case with no reply in time: how long it was given, in milliseconds. */
  readonly limitMs: number;
  /** Milliseconds of the shipped solution for the same case, where that was asked. */
  readonly shippedMs: number | null;
}

/** What the verdict on one case says. `printed`: where that is not all that was printed. */
export type FailureParts = Pick<Failure, 'verdict' | 'actual' | 'why' | 'line' | 'at' | 'got'> & {
  readonly printed?: string;
};

/** Puts a result that is not right into a Failure. `judgement` is given for a value that was compared. */
export function failureOf(
  phase: Phase,
  oracleCase: OracleCase,
  result: CaseResult,
  judgement: Judgement | null,
  printed: string,
  context: FailureContext,
): Failure {
  const parts = partsOf(phase, oracleCase, result, judgement, printed, context);
  return { phase, oracleCase, printed, ...parts };
}

function partsOf(
  phase: Phase,
  oracleCase: OracleCase,
  result: CaseResult,
  judgement: Judgement | null,
  printed: string,
  context: FailureContext,
): FailureParts {
  const { adapter, source } = context;
  if (result.kind === 'junk') {
    return {
      verdict: 'runtime-error',
      actual: 'no readable result',
      why: 'The solution wrote to file descriptor 4, which Kode needs for results.',
      line: 0,
    };
  }
  if (result.kind === 'ended') return endedParts(phase, result, printed, context);
  const { reply } = result;
  switch (reply.kind) {
    case 'value':
    case 'changed': {
      const parts = context.subject.turnedDown(reply, judgement, oracleCase);
      return { ...parts, line: lineWithin(parts.line, source) };
    }
    case 'mistyped':
      return { verdict: 'wrong-answer', actual: reply.shown, why: reply.why, line: 0 };
    case 'threw': {
      const at = reply.line > 0 ? ` (line ${reply.line})` : '';
      return {
        verdict: 'runtime-error',
        actual: `${reply.type}: ${reply.message}${at}`,
        why: `${adapter.title} stopped with ${reply.type}: ${reply.message}`,
        line: lineWithin(reply.line, source),
      };
    }
  }
}

function endedParts(
  phase: Phase,
  result: Extract<CaseResult, { kind: 'ended' }>,
  printed: string,
  context: FailureContext,
): FailureParts {
  switch (result.end.reason) {
    case 'time': {
      const line = hangLine(result.end, context);
      return {
        verdict: isTimed(phase) ? 'too-slow' : 'time-limit',
        actual: `no answer within ${seconds(context.limitMs)}`,
        why: [hangSentence(result.end, line), ...shippedSentence(context.shippedMs)].join(' '),
        line,
      };
    }
    case 'memory':
      return {
        verdict: 'memory-limit',
        actual: `stopped at ${context.subject.limits.memoryMb} MB of memory`,
        why: null,
        line: 0,
      };
    case 'output':
      return {
        verdict: 'output-limit',
        actual: 'stopped: it printed too much',
        why: 'It printed over 4 MB.',
        line: 0,
      };
    case 'processes':
      return {
        verdict: 'runtime-error',
        actual: 'stopped: it started too many processes or threads',
        why: 'A solution may not start other programs.',
        line: 0,
      };
    default: {
      const crash = context.adapter.crash(printed, context.source);
      const code = result.end.signal ?? `exit code ${result.end.exitCode ?? 'unknown'}`;
      const message = crash?.message ?? `The program ended in the middle of this call (${code}).`;
      return {
        verdict: 'runtime-error',
        actual: message,
        why: message,
        line: lineWithin(crash?.line ?? 0, context.source),
        ...(crash === null ? {} : { printed: crash.printed }),
      };
    }
  }
}

function hangLine(end: SessionEnd, { adapter, source }: Pick<FailureContext, 'adapter' | 'source'>): number {
  return end.trace === undefined ? 0 : lineWithin(adapter.hangLine(end.trace, source), source);
}

/** A loop that goes on and a wait that nothing ends are different mistakes. */
function hangSentence({ busy }: SessionEnd, line: number): string {
  if (line === 0) return busy === false ? 'It was waiting, not computing.' : 'It was still computing.';
  return busy === false
    ? `It waited at line ${line} and nothing woke it.`
    : `It was still running at line ${line}.`;
}

/**
 * A right answer over the time limit.
 * @param shippedMs CPU milliseconds of the shipped solution for the same case, where that was asked
 */
export function tooSlow(
  phase: Phase,
  oracleCase: OracleCase,
  ms: number,
  limitMs: number,
  shippedMs: number | null,
): Failure {
  return {
    phase,
    oracleCase,
    verdict: 'too-slow',
    actual: `an answer after ${seconds(ms)}; the limit is ${seconds(limitMs)}`,
    why: shippedSentence(shippedMs)[0] ?? null,
    printed: '',
    line: 0,
  };
}

function shippedSentence(ms: number | null): readonly string[] {
  return ms === null ? [] : [`The shipped solution takes ${seconds(ms)} for it.`];
}

function seconds(ms: number): string {
  if (ms < 100) return ms < 1 ? 'under 1 ms' : `${Math.round(ms)} ms`;
  return `${(ms / 1000).toLocaleString('en-US', { maximumFractionDigits: 1 })} s`;
}

/** Failures while loading that the program's own code made, rather than its grammar or a missing name. */
const RUNTIME_LOAD = /^(?!Syntax|Indentation|Tab|Missing|Import|ModuleNotFound).*(?:Error|Exception|panic)/;

/** A solution that does not load, as a verdict and a place in its file. */
export function loadFailureOf(
  failure: LoadFailure,
  adapter: LanguageAdapter,
  source: SolutionSource,
): { readonly verdict: Verdict; readonly text: string; readonly line: number; readonly column: number } {
  if (failure.kind === 'load') {
    const { type, message, line, column } = failure.reply;
    return {
      verdict: RUNTIME_LOAD.test(type) ? 'runtime-error' : 'compile-error',
      text: type === '' ? message : `${type}: ${message}`,
      line: Math.max(1, line),
      column: Math.max(1, column),
    };
  }
  const { end, output } = failure;
  const crash = adapter.crash(output, source);
  const line = Math.max(1, crash?.line ?? 0);
  switch (end.reason) {
    case 'time':
      return {
        verdict: 'time-limit',
        text: 'The file did not finish loading: something runs at its top level.',
        line: Math.max(line, hangLine(end, { adapter, source })),
        column: 1,
      };
    case 'memory':
      return { verdict: 'memory-limit', text: 'It needs too much memory while it loads.', line, column: 1 };
    case 'output':
      return { verdict: 'output-limit', text: 'It prints too much while it loads.', line, column: 1 };
    default: {
      const code = end.signal ?? `exit code ${end.exitCode ?? 'unknown'}`;
      const text = crash?.message ?? `The program ended while it was loading (${code}).`;
      return { verdict: 'runtime-error', text, line, column: 1 };
    }
  }
}

/** A line that the learner's file has, else 0: a wrong line number sends people to the wrong place. */
export function lineWithin(line: number, source: SolutionSource): number {
  return line > 0 && line <= source.text.split('\n').length ? line : 0;
}
