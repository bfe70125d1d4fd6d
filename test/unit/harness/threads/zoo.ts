/**
 * Components that go wrong when several threads use them, and how programs for them are run: what the tests of each language
 * share.
 */
import assert from 'node:assert/strict';
import { scenarioOf } from '../../../../src/engine/components/histories.ts';
import { isLeak, leftoverText } from '../../../../src/engine/components/leftovers.ts';
import { judgeRounds } from '../../../../src/engine/components/judgeRounds.ts';
import { defineComponent } from '../../../../src/engine/components/model.ts';
import type { AnyComponentModel, World } from '../../../../src/engine/components/model.ts';
import {
  decodeLeftovers,
  decodeRounds,
  encodeScenario,
} from '../../../../src/engine/components/scenarioWire.ts';
import type { ComponentSpec } from '../../../../src/engine/components/spec.ts';
import type { LanguageId } from '../../../../src/engine/languages/ids.ts';
import type { ThreadsAdapter, ThreadsBuild } from '../../../../src/engine/languages/language.ts';
import { buildsOf } from '../../../../src/engine/languages/components/overlap.ts';
import { adapterOf } from '../../../../src/engine/languages/registry.ts';
import { specOf } from '../../engine/components/models/specOf.ts';
import { tokenBucketModel, tokenBucketSpec } from '../../engine/components/models/tokenBucket.ts';
import type { Built } from '../driver.ts';
import { build, open, sign, sourceOf, typeStripper } from '../driver.ts';

export interface ZooSubject {
  readonly spec: ComponentSpec;
  readonly model: AnyComponentModel;
}

const REST = `
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: "1", calls: 1000 }
concurrency: { threads: [2, 3], calls: [3, 4] }
`;

/** `add` gives the new sum. Lost update: reads, adds, and writes in three steps. */
const counterSpec = specOf(`
name: Counter
constructor:
  - { name: start, type: int, range: [0, 9] }
methods:
  - call: "add(n: int) -> int"
    args: { n: { range: [1, 9] } }
  - call: "sum() -> int"
    pure: true
${REST}
examples:
  - { note: One., new: [0], steps: [{ call: add, args: [1], gives: 1 }] }
  - { note: Two., new: [1], steps: [{ call: sum, gives: 1 }] }
`);

class Counter {
  total: number;
  constructor(start: number) {
    this.total = start;
  }
  add(n: number): number {
    this.total += n;
    return this.total;
  }
  sum(): number {
    return this.total;
  }
}

/** `take` gives the number of a free seat, the lowest first. Check-then-act: looks and takes in two steps. */
const seatsSpec = specOf(`
name: Seats
constructor:
  - { name: count, type: int, range: [1, 5], small: [1, 2] }
methods:
  - call: "take() -> int?"
  - call: "left() -> int"
    pure: true
${REST}
examples:
  - { note: One., new: [1], steps: [{ call: take, gives: 1 }, { call: take, gives: null }] }
  - { note: Two., new: [2], steps: [{ call: left, gives: 2 }] }
`);

class Seats {
  readonly count: number;
  taken = 0;
  constructor(count: number) {
    this.count = count;
  }
  take(): number | null {
    if (this.taken === this.count) return null;
    this.taken += 1;
    return this.taken;
  }
  left(): number {
    return this.count - this.taken;
  }
}

/** Two accounts, 0 and 1. Double lock: each move locks the account that gives first, then the other one. */
const accountsSpec = specOf(`
name: Accounts
constructor:
  - { name: first, type: int, range: [0, 20] }
  - { name: second, type: int, range: [0, 20] }
methods:
  - call: "move(giver: int, amount: int) -> bool"
    args: { giver: { range: [0, 1] }, amount: { range: [0, 5] } }
  - call: "total() -> int"
    pure: true
${REST}
examples:
  - { note: Enough., new: [3, 0], steps: [{ call: move, args: [0, 2], gives: true }] }
  - { note: Not enough., new: [3, 0], steps: [{ call: move, args: [1, 1], gives: false }] }
`);

class Accounts {
  readonly amounts: number[];
  constructor(first: number, second: number) {
    this.amounts = [first, second];
  }
  move(giver: 0 | 1, amount: number): boolean {
    const [from = 0, to = 0] = [this.amounts[giver], this.amounts[1 - giver]];
    if (from < amount) return false;
    this.amounts[giver] = from - amount;
    this.amounts[1 - giver] = to + amount;
    return true;
  }
  total(): number {
    return this.amounts.reduce((sum, one) => sum + one, 0);
  }
}

/**
 * A turnstile: `pass` waits until nobody else passes, and gives the number of the pass. Missed signal: sees that somebody
 * passes, lets go of the lock, and then waits to be woken; the signal came in between, and nothing wakes it.
 */
const gateSpec = specOf(`
name: Gate
constructor: []
methods:
  - call: "pass() -> int"
  - call: "passed() -> int"
    pure: true
${REST}
examples:
  - { note: One., new: [], steps: [{ call: pass, gives: 1 }, { call: pass, gives: 2 }] }
  - { note: None., new: [], steps: [{ call: passed, gives: 0 }] }
`);

class Gate {
  count = 0;
  pass(): number {
    this.count += 1;
    return this.count;
  }
  passed(): number {
    return this.count;
  }
}

/**
 * `buy` asks the shop for the price, which takes its time. Check-then-act over a wait: looks at the money, waits, and pays
 * with what it saw before.
 */
const purseSpec = specOf(`
name: Purse
constructor:
  - { name: cents, type: int, range: [0, 20], small: [3, 0] }
  - { name: price, function: string -> int, choices: [length, constant], awaited: true }
methods:
  - call: "buy(item: string) -> bool"
    args: { item: { length: [0, 4], alphabet: ab, small: [a, ab, ''] } }
    awaits: true
  - call: "left() -> int"
    pure: true
${REST}
examples:
  - { note: Enough., new: [3, length], steps: [{ call: buy, args: [ab], gives: true }] }
  - { note: Not enough., new: [1, length], steps: [{ call: buy, args: [ab], gives: false }] }
`);

class Purse {
  cents: number;
  readonly #price: (item: string) => number;
  constructor(cents: number, price: (item: string) => number) {
    this.cents = cents;
    this.#price = price;
  }
  buy(item: string): boolean {
    const price = this.#price(item);
    if (price > this.cents) return false;
    this.cents -= price;
    return true;
  }
  left(): number {
    return this.cents;
  }
}

/** What a program may be about, and the mistake that shows in it. The bucket: refills in a step of its own. */
export const ZOO = {
  counter: { spec: counterSpec, model: modelOf((_world, start: number) => new Counter(start)) },
  seats: { spec: seatsSpec, model: modelOf((_world, count: number) => new Seats(count)) },
  accounts: {
    spec: accountsSpec,
    model: modelOf((_world, first: number, second: number) => new Accounts(first, second)),
  },
  gate: { spec: gateSpec, model: modelOf(() => new Gate()) },
  purse: {
    spec: purseSpec,
    model: modelOf((_world, cents: number, price: (item: string) => number) => new Purse(cents, price)),
  },
  bucket: { spec: tokenBucketSpec, model: tokenBucketModel },
} as const satisfies Readonly<Record<string, ZooSubject>>;

export type ZooName = keyof typeof ZOO;

function modelOf(create: (world: World, ...args: never[]) => object): AnyComponentModel {
  return defineComponent({ create, show: (state) => ({ ...state }) });
}

export function threadsOf(id: LanguageId): ThreadsAdapter {
  const threads = adapterOf(id).component?.threads;
  assert.ok(threads !== undefined, `${id} has no threads`);
  return threads;
}

/** What came of a program: `right`, or how and in which scenario it was caught. */
export interface Caught {
  readonly what: 'right' | 'illegal' | 'crashed' | 'race' | 'deadlock' | 'died' | 'before' | 'left';
  /** A line or two for whoever reads a failing test: what was printed, which call crashed. */
  readonly said: string;
  /** Lines of the program that were named. */
  readonly lines: readonly number[];
  readonly scenario: number;
  readonly ms: number;
}

/** Scenarios of a right program in a test: enough for an alarm that is not one in thousands; more are a matter of long runs. */
export const SOME = { scenarios: 25 };

/** Milliseconds without an answer after which a program hangs: more than any scenario takes. */
const HANG_MS = 5_000;

/** Builds a program in the first way that its language has, or another one. */
export async function buildThreads(
  id: LanguageId,
  text: string,
  { spec }: ZooSubject,
  way: (builds: readonly ThreadsBuild[]) => ThreadsBuild | undefined = ([first]) => first,
): Promise<Built> {
  const adapter = adapterOf(id);
  const source = sourceOf(adapter, text);
  const chosen = way(await buildsOf(threadsOf(id), source, spec, typeStripper));
  if (chosen === undefined) throw new Error(`${id} has no such build`);
  const { plan, run } = chosen;
  return build({ ...adapter, plan: () => Promise.resolve(plan), run }, text, sign('unused', [], 'void'));
}

/**
 * Runs a built program through scenarios, as a grading does, to the first that shows a mistake.
 *
 * @param scenarios of this many, unless the language's own number
 */
export async function tryThreads(
  id: LanguageId,
  built: Built,
  { spec, model }: ZooSubject,
  { seed = 1, scenarios = threadsOf(id).scenarios }: { seed?: number; scenarios?: number } = {},
): Promise<Caught> {
  const threads = threadsOf(id);
  const run = await open(built);
  const startedAt = performance.now();
  let scenario = 0;
  const caught = (what: Caught['what'], said: string, lines: readonly number[] = []): Caught => ({
    what,
    said,
    lines,
    scenario,
    ms: performance.now() - startedAt,
  });
  try {
    assert.deepEqual(await run.hello(), { ok: true });
    for (; scenario < scenarios; scenario += 1) {
      const asked = {
        ...scenarioOf(spec, model, seed, scenario),
        rounds: threads.rounds,
        seed: seed * 1_000 + scenario,
      };
      const reply = await answerOf(run, encodeScenario(asked, spec));
      if (reply === 'hangs') {
        const output = await run.askWhere();
        return caught('deadlock', output, threads.waits(output, built.source));
      }
      if (!('kind' in reply)) {
        const found = threads.race(reply.output, built.source);
        return found === null ? caught('died', reply.output) : caught(found.kind, found.message, found.lines);
      }
      assert.ok(reply.kind === 'value', JSON.stringify(reply));
      const { finding } = judgeRounds(spec, model, asked, decodeRounds(reply.outcome, asked, spec));
      const left = finding === null ? decodeLeftovers(reply.outcome) : null;
      if (left !== null && isLeak(left)) {
        const lines = built.source.text.split('\n').length;
        const said = leftoverText(left, { title: threads.title, lines });
        return caught(
          'left',
          said,
          left.threads.map(({ line }) => line).filter((line) => line > 0),
        );
      }
      if (finding === null) continue;
      switch (finding.kind) {
        case 'waits':
          return caught('deadlock', '', finding.lines);
        case 'crashed':
          return caught('crashed', JSON.stringify(finding.outcome));
        default:
          return caught(finding.kind, JSON.stringify(finding));
      }
    }
    return caught('right', '');
  } finally {
    await run.end();
  }
}

type Run = Awaited<ReturnType<typeof open>>;

async function answerOf(run: Run, args: string): Promise<Awaited<ReturnType<Run['callWire']>> | 'hangs'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'hangs'>((resolve) => (timer = setTimeout(() => resolve('hangs'), HANG_MS)));
  try {
    return await Promise.race([run.callWire(args), late]);
  } finally {
    clearTimeout(timer);
  }
}
