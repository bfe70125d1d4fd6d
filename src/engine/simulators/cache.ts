/**
 * A cache before a database, a second a step: 1,000 products, 500 reads a second, of which the popular ones get most. An
 * import fills the cache at second 0. A query takes 0.4 s whatever the load, so that what is seen is how many there are.
 */
import { drawsOf, zipf, zipfTable } from './draws.ts';
import type { Draws } from './draws.ts';
import { count, percent } from './format.ts';
import type { Parameter, SimulatorModel, Table, ValuesOf } from './model.ts';

export const PRODUCTS = 1000;
export const READS = 500;
/** Seconds that a query takes. */
export const QUERY = 0.4;
/** Price changes a second. */
const WRITES = 4;
export const SECONDS = 100;

const PARAMETERS = [
  {
    kind: 'slider',
    id: 'size',
    label: 'Room for',
    unit: 'copies',
    min: 50,
    max: 1000,
    step: 50,
    default: 400,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'skew',
    label: 'Skew of reads',
    unit: '(0: none)',
    min: 0,
    max: 1.4,
    step: 0.1,
    default: 1,
    takes: 'anew',
  },
  {
    kind: 'slider',
    id: 'ttl',
    label: 'A copy lives',
    unit: 's',
    min: 5,
    max: 120,
    step: 5,
    default: 30,
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'life',
    label: 'Every copy lives',
    options: [
      { id: 'fixed', label: 'just as long' },
      { id: 'spread', label: '0.5 to 1.5 times that, at random' },
    ],
    default: 'fixed',
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'full',
    label: 'When it is full, drop',
    options: [
      { id: 'lru', label: 'what was used longest ago (LRU)' },
      { id: 'lfu', label: 'what was used least often (LFU)' },
      { id: 'random', label: 'any' },
    ],
    default: 'lru',
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'miss',
    label: 'On a miss',
    options: [
      { id: 'all', label: 'each reader asks the database' },
      { id: 'one', label: 'one asks, the others wait' },
      { id: 'old', label: 'one asks, the others get the old value' },
    ],
    default: 'all',
    takes: 'anew',
  },
  {
    kind: 'choice',
    id: 'write',
    label: 'On a write',
    options: [
      { id: 'delete', label: 'delete the copy' },
      { id: 'keep', label: 'leave it until it expires' },
    ],
    default: 'delete',
    takes: 'anew',
  },
] as const satisfies readonly Parameter[];

export type CacheValues = ValuesOf<typeof PARAMETERS>;

export interface Copy {
  /** Second at which it expires. */
  readonly until: number;
  readonly uses: number;
  /** Second since which the database has another value; null while the copy is right. */
  readonly wrongSince: number | null;
}

/** A query on its way. */
export interface Query {
  readonly key: number;
  readonly done: number;
  /** As of a copy: a write came after the database was read. */
  readonly wrongSince: number | null;
  /** The write took its lease away: its answer is not put into the cache. */
  readonly refused: boolean;
}

/** What one second brought. */
export interface Second {
  readonly hits: number;
  readonly queries: number;
  /** Those for a product that another one was on its way for. */
  readonly doubles: number;
  /** The most queries for the same product at one moment. */
  readonly alike: number;
  /** Reads that got a value that the database did not hold any more. */
  readonly old: number;
  /** Seconds by which the oldest of them was behind. */
  readonly age: number;
}

export interface CacheState {
  readonly seed: number;
  /** By product; the one that was used last stands last. */
  readonly copies: ReadonlyMap<number, Copy>;
  readonly queries: readonly Query[];
  readonly seconds: readonly Second[];
}

export const cache: SimulatorModel<CacheState, CacheValues> = {
  id: 'sim-cache',
  title: 'A cache before a database',
  parameters: PARAMETERS,
  end: SECONDS,
  opening: SECONDS,
  pace: 200,
  clock: (step) => `${step} s`,
  draws: () => true,
  initial(values, seed) {
    const draws = drawsOf(seed, -1);
    const until = (): number => lifeOf(values, draws);
    // The most popular ones, the least of them first: as if it had been used longest ago.
    const keys = Array.from({ length: values.size }, (_, i) => values.size - 1 - i);
    return {
      seed,
      copies: new Map(keys.map((key) => [key, { until: until(), uses: 1, wrongSince: null }])),
      queries: [],
      seconds: [],
    };
  },
  step: second,
  sentence({ seconds }) {
    const { hits, queries, old } = totals(seconds);
    const reads = READS * seconds.length;
    if (reads === 0) return 'The import has filled the cache, and nobody has read yet.';
    const behind = old === 0 ? 'no answer was old' : `${percent(old / reads)} of the answers were old`;
    return (
      `In ${seconds.length} s, ${percent(hits / reads)} of the reads hit; ` +
      `the database got ${count(queries / seconds.length)} queries a second, at most ${count(peak(seconds, 'queries'))}; ${behind}.`
    );
  },
  numbers({ seconds }) {
    const { hits, queries, old } = totals(seconds);
    const reads = Math.max(1, READS * seconds.length);
    return [
      { label: 'Hit ratio', value: percent(hits / reads) },
      { label: 'Queries, mean', value: `${count(queries / Math.max(1, seconds.length))} a second` },
      { label: 'Queries, worst', value: `${count(peak(seconds, 'queries'))} a second` },
      { label: 'Equal ones at once', value: count(peak(seconds, 'alike')) },
      { label: 'Old answers', value: percent(old / reads) },
      { label: 'Oldest', value: `${peak(seconds, 'age').toFixed(1)} s behind` },
    ];
  },
  table,
};

function table({ seconds }: CacheState): Table {
  const spans = Array.from({ length: SECONDS / 10 }, (_, i) => seconds.slice(i * 10, i * 10 + 10));
  return {
    caption: `Each ten seconds of ${count(READS * 10)} reads`,
    columns: ['Seconds', 'Hit ratio', 'Queries', 'Worst second', 'Equal at once', 'Old answers'],
    rows: spans.map((span, i) => {
      const name = `${i * 10} to ${i * 10 + 10}`;
      if (span.length === 0) return [name, '', '', '', '', ''];
      const { hits, queries, old } = totals(span);
      return [
        name,
        percent(hits / (READS * span.length)),
        count(queries),
        count(peak(span, 'queries')),
        count(peak(span, 'alike')),
        count(old),
      ];
    }),
  };
}

function second(state: CacheState, values: CacheValues): CacheState {
  const now = state.seconds.length;
  const popularity = zipfTable(PRODUCTS, values.skew);
  const reads = drawsOf(state.seed, now, 0);
  const writes = drawsOf(state.seed, now, 1);
  const chance = drawsOf(state.seed, now, 2);
  const work = new Work(state, values, chance);
  let written = 0;
  for (let i = 0; i < READS; i += 1) {
    const at = now + (i + 0.5) / READS;
    while (written < WRITES && now + (written + 0.5) / WRITES <= at) {
      work.write(zipf(popularity, writes.uniform()), now + (written + 0.5) / WRITES);
      written += 1;
    }
    work.read(zipf(popularity, reads.uniform()), at);
  }
  return {
    seed: state.seed,
    copies: work.copies,
    queries: work.queries,
    seconds: [...state.seconds, work.told()],
  };
}

/** One second of the cache, read by read. */
class Work {
  readonly copies: Map<number, Copy>;
  queries: Query[];
  private readonly values: CacheValues;
  private readonly draws: Draws;
  private hits = 0;
  private sent = 0;
  private doubles = 0;
  private alike = 0;
  private old = 0;
  private age = 0;

  constructor(state: CacheState, values: CacheValues, draws: Draws) {
    this.copies = new Map(state.copies);
    this.queries = [...state.queries];
    this.values = values;
    this.draws = draws;
  }

  read(key: number, at: number): void {
    this.finish(at);
    const copy = this.copies.get(key);
    const under = this.queries.filter((query) => query.key === key);
    const lives = copy !== undefined && copy.until > at;
    const { miss } = this.values;
    // An old value is shown while somebody loads the new one, and not longer.
    if (copy !== undefined && (lives || (miss === 'old' && under.length > 0))) {
      this.hits += 1;
      this.copies.delete(key);
      this.copies.set(key, { ...copy, uses: copy.uses + 1 });
      this.answer(copy.wrongSince, at);
      return;
    }
    // Whoever waits gets the value of the query under way, unless a write has made that worthless.
    if (miss !== 'all' && under.some(({ refused }) => !refused)) return;
    this.queries.push({ key, done: at + QUERY, wrongSince: null, refused: false });
    this.sent += 1;
    if (under.length > 0) this.doubles += 1;
    this.alike = Math.max(this.alike, under.length + 1);
  }

  write(key: number, at: number): void {
    this.finish(at);
    const copy = this.copies.get(key);
    if (this.values.write === 'delete') this.copies.delete(key);
    else if (copy !== undefined) this.copies.set(key, { ...copy, wrongSince: copy.wrongSince ?? at });
    const leased = this.values.miss !== 'all' && this.values.write === 'delete';
    this.queries = this.queries.map((query) =>
      query.key === key
        ? { ...query, wrongSince: query.wrongSince ?? at, refused: query.refused || leased }
        : query,
    );
  }

  told(): Second {
    const { hits, sent: queries, doubles, alike, old, age } = this;
    return { hits, queries, doubles, alike, old, age };
  }

  /** Puts what has come back from the database by now. */
  private finish(at: number): void {
    while (this.queries[0] !== undefined && this.queries[0].done <= at) {
      const { key, done, wrongSince, refused } = this.queries.shift() as Query;
      if (refused) continue;
      const before = this.copies.get(key);
      if (before === undefined && this.copies.size >= this.values.size) {
        this.copies.delete(victimOf(this.copies, this.values.full, this.draws));
      }
      this.copies.delete(key);
      this.copies.set(key, {
        until: done + lifeOf(this.values, this.draws),
        uses: (before?.uses ?? 0) + 1,
        wrongSince,
      });
    }
  }

  private answer(wrongSince: number | null, at: number): void {
    if (wrongSince === null) return;
    this.old += 1;
    this.age = Math.max(this.age, at - wrongSince);
  }
}

/** The product whose copy makes room. */
export function victimOf(copies: ReadonlyMap<number, Copy>, full: CacheValues['full'], draws: Draws): number {
  const [oldest = 0] = copies.keys();
  if (full === 'lru') return oldest;
  const keys = [...copies.keys()];
  if (full === 'random') return keys[draws.int(0, keys.length - 1)] ?? oldest;
  return keys.reduce((least, key) => (usesOf(copies, key) < usesOf(copies, least) ? key : least), oldest);
}

function usesOf(copies: ReadonlyMap<number, Copy>, key: number): number {
  return copies.get(key)?.uses ?? 0;
}

function lifeOf({ ttl, life }: CacheValues, draws: Draws): number {
  return life === 'fixed' ? ttl : ttl * (0.5 + draws.uniform());
}

function totals(seconds: readonly Second[]): {
  readonly hits: number;
  readonly queries: number;
  readonly old: number;
} {
  const sum = (part: 'hits' | 'queries' | 'old'): number =>
    seconds.reduce((total, one) => total + one[part], 0);
  return { hits: sum('hits'), queries: sum('queries'), old: sum('old') };
}

function peak(seconds: readonly Second[], part: keyof Second): number {
  return Math.max(0, ...seconds.map((one) => one[part]));
}
