/**
 * Scenarios and what came of them between the engine and a solution's process: sequences (wire.ts) with a part in which
 * several threads call at once.
 *
 * - A request carries seven parts; a sequence has three, so that one program can tell the two apart:
 *   `[[constructor argument, …], [step, …], start, [[call, …], …], [call, …], rounds, seed]`.
 *   Steps and calls are those of wire.ts; calls are never steps of the clock. First one thread makes the component and the
 *   steps; then each of the lists of calls is made by a thread of its own, all at once; when all have ended, one thread
 *   makes the last calls. All of it `rounds` times, each time with a new component: more often where a round is cheap and
 *   shows little, less often where it takes long. `seed` is for what a harness draws: where it yields, or which thread goes on.
 * - A reply carries what was seen in each round, each different one once: `[round, …]`. One with the outcomes of another may
 *   be left out where that one has its calls in the same order, and more of them one after the other. A round is
 *   `[[outcome, …], [[seen, …], …], [outcome, …]]`:
 *   - the outcomes of constructor and steps, as in wire.ts. Where they end early (a refusal by the constructor, a crash)
 *     the round has this part only.
 *   - what each thread saw, a call after the other: `[outcome, from, to]`, with stamps of one counter that were drawn before
 *     and after the call; `[outcome]` in a round without stamps (drawing them puts the threads into an order, which hides
 *     races from a detector). A thread that crashed ends with the crash.
 *   - the outcomes of the last calls.
 *   - a fourth part where the threads did not end: for each that still waits the line of the learner's file at which it
 *     does, 0 where unknown. Then threads may have seen less than they were to call, and the third part is `[]`. Only
 *     harnesses that notice it by themselves; others miss their deadline.
 *   Where threads that the component started are still there after the last round, though they had a moment to end, the list
 *   ends with `{"made":components,"left":[[how many, line, started, runs], …]}`: grouped by the lines of the learner's file
 *   where they are and where they were started, 0 where unknown; `runs` is 1 for those that do not just wait.
 */
import { parseJson, WireError } from '../values/wire.ts';
import type { Scenario, SeenCall } from './histories.ts';
import type { Call, CallOutcome, ComponentSpec, Step } from './spec.ts';
import { isCall } from './spec.ts';
import { decodeOutcomes, decodeSequence, encodeSequence } from './wire.ts';

/** A scenario and how often it is run. */
export interface ScenarioRun extends Scenario {
  readonly rounds: number;
  readonly seed: number;
}

/** What was seen in one round. */
export interface Round {
  /** Of the constructor and the steps before the threads. */
  readonly before: readonly CallOutcome[];
  /** Null where it did not come to that. */
  readonly threads: readonly (readonly SeenCall[])[] | null;
  /** False: the round was made without stamps, so that `from` and `to` say nothing. */
  readonly stamped: boolean;
  readonly after: readonly CallOutcome[];
  /** Lines at which threads wait for ever; null where all of them ended. */
  readonly waits: readonly number[] | null;
}

/** Threads of one place that components left behind. */
export interface LeftThreads {
  readonly count: number;
  /** Lines of the learner's file, 0 where unknown. */
  readonly line: number;
  readonly started: number;
  readonly isRunning: boolean;
}

/** What all components of a scenario left behind. */
export interface Leftovers {
  readonly made: number;
  readonly threads: readonly LeftThreads[];
}

/**
 * Whether the arguments of a case are those of a scenario. A look at the end of the text is enough, since both are made here:
 * a scenario ends with two numbers after a list, a sequence with one. A long sequence has megabytes.
 */
export function isScenario(args: string): boolean {
  return /\],\d+,\d+\]$/.test(args.slice(-TAIL));
}

/** Longer than the two numbers. */
const TAIL = 60;

const SCENARIO_PARTS = 7;
const ROUNDS_PART = 5;

export function encodeScenario(run: ScenarioRun, spec: ComponentSpec): string {
  const { made, before, threads, after, rounds, seed } = run;
  const steps = (list: readonly Step[]): unknown =>
    partsIn(encodeSequence({ args: [], steps: list, start: 0 }, { ...spec, params: [] }))[1];
  const [args, first, start] = partsIn(encodeSequence({ ...made, steps: before }, spec));
  return JSON.stringify([args, first, start, threads.map(steps), steps(after), rounds, seed]);
}

/** The same scenario, run that many times. */
export function withRounds(args: string, rounds: number): string {
  return JSON.stringify(partsIn(args).with(ROUNDS_PART, rounds));
}

/** Types are checked, domains are not (see check.ts). @throws WireError */
export function decodeScenario(text: string, spec: ComponentSpec): ScenarioRun {
  const parts = partsIn(text);
  const [args, before, start, threads, after, rounds, seed] = parts;
  if (parts.length !== SCENARIO_PARTS || typeof rounds !== 'number' || typeof seed !== 'number')
    throw new WireError('a scenario has seven parts');
  if (!Array.isArray(threads)) throw new WireError('expected threads');
  const calls = (list: unknown): readonly Call[] => {
    const { steps } = decodeSequence(JSON.stringify([[], list, 0]), { ...spec, params: [] });
    return steps.map((step) => {
      if (!isCall(step)) throw new WireError('the clock stands still while threads call');
      return step;
    });
  };
  const made = decodeSequence(JSON.stringify([args, before, start]), spec);
  return {
    made: { args: made.args, start: made.start },
    before: made.steps,
    threads: threads.map(calls),
    after: calls(after),
    rounds,
    seed,
  };
}

/** What a reply says was seen. @throws WireError where the text is no reply to this scenario */
export function decodeRounds(text: string, scenario: ScenarioRun, spec: ComponentSpec): readonly Round[] {
  const rounds = partsIn(text);
  const seen = LEFT.test(text) ? rounds.slice(0, -1) : rounds;
  return seen.map((round) => roundFrom(listOf(round), scenario, spec));
}

/** At the end of a reply; rounds end with a list. */
const LEFT = /\{"made":(\d+),"left":\[((?:\[\d+,\d+,\d+,[01]\],?)+)\]\}\]$/;

/** Which threads a reply says were left behind; null without any. */
export function decodeLeftovers(text: string): Leftovers | null {
  const found = LEFT.exec(text);
  if (found === null) return null;
  const groups = listOf(parseJson(`[${found[2]}]`)).map((one) => listOf(one).map(Number));
  return {
    made: Number(found[1]),
    threads: groups.map(([count = 0, line = 0, started = 0, runs = 0]) => {
      return { count, line, started, isRunning: runs === 1 };
    }),
  };
}

function roundFrom(parts: readonly unknown[], scenario: ScenarioRun, spec: ComponentSpec): Round {
  const { made, before, threads, after } = scenario;
  const [first, seen, last, waits] = parts;
  const outcomes = (list: readonly unknown[], steps: readonly Step[]): readonly CallOutcome[] =>
    decodeOutcomes(JSON.stringify([[null], ...list]), { args: [], start: 0, steps }, spec).slice(1);
  const round = {
    before: decodeOutcomes(JSON.stringify(first), { ...made, steps: before }, spec),
    stamped: true,
    waits: waits === undefined ? null : listOf(waits).map(Number),
  };
  if (seen === undefined) return { ...round, threads: null, after: [] };
  const lists = listOf(seen).map((list) => listOf(list).map(listOf));
  if (lists.length !== threads.length) throw new WireError(`expected ${threads.length} threads`);
  return {
    ...round,
    threads: lists.map((list, thread) => {
      const calls = threads[thread] ?? [];
      if (list.length > calls.length) throw new WireError('a thread saw more than it was to call');
      const came = outcomes(
        list.map(([outcome]) => outcome),
        calls.slice(0, list.length),
      );
      return came.map((outcome, i) => {
        const [, from = 0, to = 0] = (list[i] ?? []) as readonly [unknown, number?, number?];
        return { outcome, from, to };
      });
    }),
    stamped: lists.every((list) => list.every((one) => one.length === 3)),
    after: outcomes(listOf(last), after.slice(0, listOf(last).length)),
  };
}

function partsIn(text: string): readonly unknown[] {
  return listOf(parseJson(text));
}

function listOf(json: unknown): readonly unknown[] {
  if (!Array.isArray(json)) throw new WireError('expected a list');
  return json as readonly unknown[];
}
