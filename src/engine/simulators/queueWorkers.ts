/**
 * A queue and its workers, a second in each step. A worker that dies holds what it has taken until nobody has heard of it for
 * some seconds; then the message is handed out again. A message that no worker can do goes to the dead letters after some
 * tries, or comes again for ever.
 */
import { drawsOf } from './draws.ts';
import { count } from './format.ts';
import type { Parameter, SimulatorModel, ValuesOf } from './model.ts';

const PARAMETERS = [
  {
    kind: 'slider',
    id: 'rate',
    label: 'Messages',
    unit: 'a second',
    min: 2,
    max: 30,
    step: 1,
    default: 12,
    takes: 'now',
  },
  {
    kind: 'slider',
    id: 'workers',
    label: 'Workers, each 2 a second',
    unit: 'workers',
    min: 1,
    max: 15,
    step: 1,
    default: 8,
    takes: 'now',
  },
  {
    kind: 'choice',
    id: 'acknowledge',
    label: 'A worker acknowledges',
    options: [
      { id: 'after', label: 'after its work' },
      { id: 'before', label: 'before its work' },
    ],
    default: 'after',
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'effect',
    label: 'Doing a message twice',
    options: [
      { id: 'twice', label: 'has its effect twice' },
      { id: 'once', label: 'is noticed: the id is remembered' },
    ],
    default: 'twice',
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'crashes',
    label: 'Work that dies',
    unit: '%',
    min: 0,
    max: 20,
    step: 1,
    default: 5,
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'poison',
    label: 'One message in 50',
    options: [
      { id: 'fine', label: 'is like all others' },
      { id: 'again', label: 'fails always, and comes again' },
      { id: 'aside', label: 'fails always, and is put aside after 5 tries' },
    ],
    default: 'fine',
    takes: 'anew',
  },
] as const satisfies readonly Parameter[];

export type QueueWorkersValues = ValuesOf<typeof PARAMETERS>;

/** Messages that a worker does in a second. */
export const PER_WORKER = 2;
/** Seconds until a message that was taken and not acknowledged is handed out again. */
export const HIDDEN = 10;
/** Tries until a message is put aside. */
export const TRIES = 5;
const POISON = 50;

interface Message {
  readonly id: number;
  /** The second in which it came. */
  readonly since: number;
  readonly tries: number;
  /** Its effect has happened, though nobody acknowledged it. */
  readonly done: boolean;
}

/** What happened in a second, and what was left at its end. */
export interface QueueSecond {
  readonly waiting: number;
  /** Taken by a worker that died, and not handed out yet. */
  readonly hidden: number;
  readonly handled: number;
  readonly died: number;
  /** Age of the oldest message that waits, in seconds. */
  readonly oldest: number;
}

export interface QueueWorkersState {
  readonly seed: number;
  readonly waiting: readonly Message[];
  readonly hidden: readonly { readonly message: Message; readonly until: number }[];
  readonly seconds: readonly QueueSecond[];
  readonly came: number;
  readonly effects: number;
  /** Effects beyond the first of a message. */
  readonly doubled: number;
  readonly lost: number;
  readonly aside: number;
}

function step(state: QueueWorkersState, values: QueueWorkersValues): QueueWorkersState {
  const now = state.seconds.length;
  const rng = drawsOf(state.seed, now);
  const back = state.hidden.filter(({ until }) => until <= now).map(({ message }) => message);
  const fresh = Array.from({ length: values.rate }, (_, i): Message => {
    return { id: state.came + i, since: now, tries: 0, done: false };
  });
  const queue = [...state.waiting, ...back, ...fresh];
  const taken = queue.slice(0, values.workers * PER_WORKER);
  const hidden = state.hidden.filter(({ until }) => until > now);
  let { effects, doubled, lost, aside } = state;
  let handled = 0;
  let died = 0;
  for (const message of taken) {
    const poisoned = values.poison !== 'fine' && message.id % POISON === POISON - 1;
    const tried = { ...message, tries: message.tries + 1 };
    if (!poisoned && rng.uniform() >= values.crashes / 100) {
      handled += 1;
      if (!message.done) effects += 1;
      else if (values.effect === 'twice') {
        effects += 1;
        doubled += 1;
      }
      continue;
    }
    died += 1;
    // A worker that has acknowledged first takes the message with it. Half of the others had done the work already.
    const worked = !poisoned && rng.uniform() < 0.5;
    if (values.acknowledge === 'before') {
      if (worked) effects += 1;
      else lost += 1;
      continue;
    }
    if (worked) {
      if (!message.done) effects += 1;
      else if (values.effect === 'twice') {
        effects += 1;
        doubled += 1;
      }
    }
    if (poisoned && values.poison === 'aside' && tried.tries >= TRIES) aside += 1;
    else hidden.push({ message: { ...tried, done: message.done || worked }, until: now + HIDDEN });
  }
  const waiting = queue.slice(taken.length);
  const second: QueueSecond = {
    waiting: waiting.length,
    hidden: hidden.length,
    handled,
    died,
    oldest: waiting.length === 0 ? 0 : now + 1 - Math.min(...waiting.map(({ since }) => since)),
  };
  return {
    seed: state.seed,
    ...{ waiting, hidden, effects, doubled, lost, aside },
    seconds: [...state.seconds, second],
    came: state.came + values.rate,
  };
}

function lastOf({ seconds }: QueueWorkersState): QueueSecond {
  return seconds.at(-1) ?? { waiting: 0, hidden: 0, handled: 0, died: 0, oldest: 0 };
}

export const queueWorkers: SimulatorModel<QueueWorkersState, QueueWorkersValues> = {
  id: 'sim-queue-workers',
  title: 'A queue and its workers',
  parameters: PARAMETERS,
  end: 120,
  opening: 40,
  pace: 400,
  clock: (at) => `${at} s`,
  draws: ({ crashes }) => crashes > 0,
  initial: (_values, seed) => ({
    ...{ seed, waiting: [], hidden: [], seconds: [], came: 0 },
    ...{ effects: 0, doubled: 0, lost: 0, aside: 0 },
  }),
  step,
  sentence(state) {
    const { waiting, oldest } = lastOf(state);
    const line =
      waiting === 0 ? 'Nobody waits' : `${count(waiting)} messages wait, the oldest for ${count(oldest)} s`;
    const aside = state.aside === 0 ? '' : ` ${count(state.aside)} were put aside.`;
    const end = `${count(state.doubled)} had their effect twice, ${count(state.lost)} never.`;
    return `${line.replace(/^\d/, (digit) => `Now ${digit}`)}. Of ${count(state.came)} messages ${end}${aside}`;
  },
  numbers(state) {
    const { waiting, oldest } = lastOf(state);
    return [
      { label: 'Waiting', value: count(waiting) },
      { label: 'Oldest', value: `${count(oldest)} s` },
      { label: 'Effects twice', value: count(state.doubled) },
      { label: 'Never done', value: count(state.lost) },
      { label: 'Put aside', value: count(state.aside) },
    ];
  },
  table(state) {
    const { waiting, hidden } = lastOf(state);
    return {
      caption: `What became of ${count(state.came)} messages`,
      columns: ['Messages', 'Number'],
      rows: [
        ['Wait', count(waiting)],
        ['With a worker that died', count(hidden)],
        ['Effects', count(state.effects)],
        ['Of these a second time', count(state.doubled)],
        ['Lost', count(state.lost)],
        ['Put aside', count(state.aside)],
      ],
    };
  },
};
