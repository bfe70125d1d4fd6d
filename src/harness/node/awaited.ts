/**
 * Components that are given functions with promises. In a sequence a call is over before the next one begins. In a scenario
 * (engine/components/scenarioWire.ts) several callers take turns: a promise of such a function is held back until its turn is
 * drawn, and what else may happen then is the next call of a caller whose last one is over. Drawn from the seed, so that a
 * round can be repeated; the design is that of a scheduler of promises (fast-check's `scheduler`, "Race conditions").
 */
import { makeRng } from '../../engine/values/rng.ts';
import { cpuUsage, now, reply, timesSince } from './answers.ts';
import { Calls } from './calls.ts';
import type { Outcome, SentStep } from './calls.ts';
import type { ComponentClass, ComponentFile, LoadedComponent, Made } from './component.ts';
import { FUNCTIONS } from './functions.ts';
import { Nodes } from './nodes.ts';
import { GivenClock, readSequence, readSteps } from './sequence.ts';
import type { FunctionFor, SentJson, StepsJson } from './sequence.ts';

/** Held from the start: a solution may replace them. */
const { parse, stringify } = JSON;
const soon = setImmediate;

/** A scenario as it is sent. */
type ScenarioJson = readonly [
  ...SentJson,
  threads: readonly StepsJson[],
  after: StepsJson,
  rounds: number,
  seed: number,
];

/** Calls of one caller in a scenario. */
interface Caller {
  readonly calls: readonly SentStep[];
  next: number;
  /** Line of the method that is under way, null between two calls. */
  under: number | null;
  crashed: boolean;
  readonly seen: string[];
}

export function isAwaited({ component }: ComponentFile): boolean {
  return component.methods.some(({ awaits }) => awaits);
}

/** Answers sequences and scenarios. */
export function awaitedCaller(
  config: ComponentFile,
  { cls, nodes: classes }: LoadedComponent,
): (request: string) => Promise<string> {
  const nodes = new Nodes(classes);
  const calls = new Calls(config, nodes);
  return async (request) => {
    const [id, sent] = parse(request) as [number, SentJson | ScenarioJson];
    const worked = cpuUsage();
    const started = now();
    const answers: string[] = [];
    if (sent.length === 3) {
      const { outcomes } = await new Use(config, nodes, calls).begin(cls, sent);
      answers.push(...outcomes);
    } else {
      const [args, before, start, threads, after, rounds, seed] = sent;
      const seen = new Set<string>();
      for (let round = 0; round < rounds; round += 1) {
        const use = new Use(config, nodes, calls);
        const { outcomes, ended } = await use.begin(cls, [args, before, start]);
        const first = `[${outcomes.join(',')}]`;
        seen.add(ended ? `[${first}]` : `[${first},${await use.atOnce(threads, after, seed + round)}]`);
      }
      answers.push(...seen);
    }
    return reply(id, timesSince(started, worked), 0, `[${answers.join(',')}]`);
  };
}

/** One component from its making on. */
class Use {
  private readonly config: ComponentFile;
  private readonly nodes: Nodes;
  private readonly calls: Calls;
  private readonly clock = new GivenClock();
  private made: Made = {};
  /** What functions are to give, in the order in which they were called, once they are held back. */
  private held: (() => void)[] | null = null;

  constructor(config: ComponentFile, nodes: Nodes, calls: Calls) {
    this.config = config;
    this.nodes = nodes;
    this.calls = calls;
  }

  /** Makes the component and the steps of a sequence, one after the other. */
  async begin(cls: ComponentClass, sent: SentJson): Promise<{ outcomes: string[]; ended: boolean }> {
    const { args, steps, start } = readSequence(sent, this.config, this.nodes, this.functionFor);
    this.clock.time = start;
    try {
      this.made = new cls(...(this.config.component.clock ? [...args, this.clock.shown] : args));
    } catch (error) {
      return { outcomes: [this.calls.thrown(error).text], ended: true };
    }
    const { outcomes, ended } = await this.inTurn(steps);
    return { outcomes: ['[null]', ...outcomes], ended };
  }

  /** What callers see, then what is seen after them, as the parts of a round. */
  async atOnce(threads: readonly StepsJson[], after: StepsJson, seed: number): Promise<string> {
    const rng = makeRng(seed);
    const held: (() => void)[] = [];
    this.held = held;
    const callers = threads.map((steps): Caller => {
      const calls = readSteps(steps, this.config, this.nodes);
      return { calls, next: 0, under: null, crashed: false, seen: [] };
    });
    let stamp = 0;
    for (;;) {
      const free = callers.filter((one) => one.under === null && !one.crashed && one.next < one.calls.length);
      const choices = free.length + held.length;
      if (choices === 0) break;
      const at = rng.int(0, choices - 1);
      const caller = free[at];
      if (caller === undefined) held.splice(at - free.length, 1)[0]?.();
      else this.call(caller, () => (stamp += 1));
      await quiet();
    }
    this.held = null;
    const waits = callers.flatMap(({ under }) => (under === null ? [] : [under]));
    const seen = `[${callers.map((one) => `[${one.seen.join(',')}]`).join(',')}]`;
    if (waits.length > 0) return `${seen},[],${stringify(waits)}`;
    const { outcomes } = await this.inTurn(readSteps(after, this.config, this.nodes));
    return `${seen},[${outcomes.join(',')}]`;
  }

  /** The next call of a caller; `stamped` draws from the counter of the round. */
  private call(caller: Caller, stamped: () => number): void {
    const step = caller.calls[caller.next] as SentStep;
    caller.next += 1;
    caller.under = this.lineOf(step);
    const from = stamped();
    this.outcome(step, ({ text, last }) => {
      caller.seen.push(`[${text},${from},${stamped()}]`);
      caller.under = null;
      caller.crashed = last;
    });
  }

  private async inTurn(steps: readonly SentStep[]): Promise<{ outcomes: string[]; ended: boolean }> {
    const outcomes: string[] = [];
    for (const step of steps) {
      if (step.method < 0) {
        this.clock.time += step.args[0] as number;
        outcomes.push('null');
        continue;
      }
      const came: Outcome[] = [];
      this.outcome(step, (one) => came.push(one));
      // Most of what is waited for is there at once.
      for (let turn = 0; turn < SHORT_TURNS && came.length === 0; turn += 1) await settled;
      if (came.length === 0) await quiet();
      const { text, last } = came[0] ?? this.neverOver(step);
      outcomes.push(text);
      if (last) return { outcomes, ended: true };
    }
    return { outcomes, ended: false };
  }

  /** Makes a call, and says what came of it, at once or later; never where it is never over. */
  private outcome(step: SentStep, tell: (outcome: Outcome) => void): void {
    const { calls } = this;
    const method = calls.methodOf(step);
    const got = calls.make(this.made, step);
    if (!('value' in got)) tell(got);
    else if (method.awaits && isThenable(got.value))
      void Promise.resolve(got.value).then(
        (value) => tell(calls.outcomeOf(value, method)),
        (error: unknown) => tell(calls.thrown(error)),
      );
    else tell(calls.outcomeOf(got.value, method));
  }

  private neverOver(step: SentStep): Outcome {
    const message = `\`${this.calls.methodOf(step).wanted}\` is never over: it waits for something that does not come`;
    return { text: stringify({ type: '', message, line: this.lineOf(step) }), last: true };
  }

  private lineOf(step: SentStep): number {
    return this.calls.methodOf(step).found?.line ?? this.config.component.line;
  }

  private readonly functionFor: FunctionFor = (name, { awaited }) => {
    const plain = FUNCTIONS[name];
    if (!awaited || plain === undefined) return plain;
    return (text: string): Promise<number> =>
      new Promise((resolve) => {
        const value = plain(text);
        if (this.held === null) resolve(value);
        else this.held.push(() => resolve(value));
      });
  };
}

const settled = Promise.resolve();
/** Turns of promises that are cheaper than one of the event loop. */
const SHORT_TURNS = 8;

/** Until all that can go on by itself has: no promise is left that is settled and has not been looked at. */
function quiet(): Promise<void> {
  return new Promise((resolve) => soon(resolve));
}

function isThenable(value: unknown): boolean {
  return typeof (value as { readonly then?: unknown } | null | undefined)?.then === 'function';
}
