/** The programs in JavaScript and, with types, in TypeScript. */
import type { ComponentPrograms } from './programs.ts';

export function scriptPrograms(typed: boolean): ComponentPrograms {
  const t = (type: string): string => (typed ? type : '');
  const num = t(': number');
  const maybe = t(': number | null');

  const codedError = `class CodedError extends Error {
${t('  readonly code: string;\n')}  constructor(code${t(': string')}) {
    super(code);
    this.code = code;
  }
}
`;
  const clock = t('interface Clock {\n  nowMs(): number;\n}\n');

  const bucket = (parts: {
    readonly allow?: string;
    readonly available?: string;
    readonly now?: string;
  }): string => `export class TokenBucket {
${t('  private readonly capacity: number;\n  private readonly refillTokens: number;\n  private readonly refillMs: number;\n  private readonly clock: Clock;\n  private level: number;\n  private at: number;\n')}  constructor(capacity${num}, refillTokens${num}, refillMs${num}, clock${t(': Clock')}) {
    if (capacity < 1 || capacity > 1e6 || refillTokens < 1 || refillTokens > 1e6) throw new CodedError('INVALID');
    if (refillMs < 1 || refillMs > 86_400_000) throw new CodedError('INVALID');
    this.capacity = capacity;
    this.refillTokens = refillTokens;
    this.refillMs = refillMs;
    this.clock = clock;
    this.level = capacity * refillMs;
    this.at = clock.nowMs();
  }

  refilled()${num} {
    const full = this.capacity * this.refillMs;
    const elapsed = ${parts.now ?? 'this.clock.nowMs()'} - this.at;
    return elapsed >= full / this.refillTokens ? full : Math.min(full, this.level + elapsed * this.refillTokens);
  }

${
  parts.allow ??
  `  allow(n${num})${t(': boolean')} {
    if (n < 0) throw new CodedError('INVALID');
    const level = this.refilled();
    if (n * this.refillMs > level) return false;
    this.level = level - n * this.refillMs;
    this.at = this.clock.nowMs();
    return true;
  }
`
}
${parts.available ?? `  available()${num} {\n    return Math.floor(this.refilled() / this.refillMs);\n  }\n`}
  waitMs(n${num})${num} {
    if (n < 0) throw new CodedError('INVALID');
    if (n > this.capacity) return -1;
    return Math.ceil(Math.max(0, n * this.refillMs - this.refilled()) / this.refillTokens);
  }
}
`;

  const cache = (parts: {
    readonly get?: string;
    readonly peek?: string;
    readonly put?: string;
    readonly keys?: string;
    readonly size?: string;
  }): string => `${codedError}
export class LruCache {
${t('  private readonly capacity: number;\n  private readonly entries = new Map<number, number>();\n  private shown: number[] = [];\n')}  constructor(capacity${num}) {
    if (capacity < 0) throw new CodedError('INVALID');
    this.capacity = capacity;
    ${typed ? '' : 'this.entries = new Map();\n    this.shown = [];'}
  }

  put(k${num}, v${num})${maybe} {
    ${parts.put ?? ''}
    if (this.capacity === 0) return null;
    const known = this.entries.delete(k);
    let evicted${maybe} = null;
    if (!known && this.entries.size === this.capacity) {
      evicted = ${typed ? 'this.entries.keys().next().value as number' : 'this.entries.keys().next().value'};
      this.entries.delete(evicted);
    }
    this.entries.set(k, v);
    return evicted;
  }

  get(k${num})${maybe} {
    ${parts.get ?? 'const value = this.entries.get(k);\n    if (value === undefined) return null;\n    this.entries.delete(k);\n    this.entries.set(k, value);\n    return value;'}
  }

  peek(k${num})${t(': number | undefined')} {
    ${parts.peek ?? ''}
    return this.entries.get(k);
  }

  remove(k${num})${t(': boolean')} {
    return this.entries.delete(k);
  }

  keys()${t(': number[]')} {
    ${parts.keys ?? 'return [...this.entries.keys()].reverse();'}
  }

  size()${t(': unknown')} {
    ${parts.size ?? 'return this.entries.size;'}
  }
}
`;

  const scheduler = (bookFirst: string): string => `export class MeetingScheduler {
${t('  private readonly rooms: Room[];\n  private bookings: { id: number; room: string; start: number; end: number }[] = [];\n  private last = 0;\n')}  constructor(rooms${t(': Room[]')}) {
    if (new Set(rooms.map((room) => room.id)).size < rooms.length) throw new CodedError('INVALID');
    if (rooms.some((room) => room.capacity < 1)) throw new CodedError('INVALID');
    this.rooms = rooms;
    ${typed ? '' : 'this.bookings = [];\n    this.last = 0;'}
  }

  isFree(room${t(': string')}, start${num}, end${num})${t(': boolean')} {
    return this.bookings.every((one) => one.room !== room || one.end <= start || one.start >= end);
  }

  book(start${num}, end${num}, people${num})${t(': BookResult')} {
    ${bookFirst}
    if (start < 0 || end <= start || people < 1) throw new CodedError('INVALID');
    const [room] = this.rooms
      .filter((one) => one.capacity >= people && this.isFree(one.id, start, end))
      .sort((a, b) => a.capacity - b.capacity);
    if (room === undefined) throw new CodedError('NO_ROOM');
    this.last += 1;
    this.bookings.push({ id: this.last, room: room.id, start, end });
    return { id: this.last, room: room.id };
  }

  cancel(id${num})${t(': boolean')} {
    const at = this.bookings.findIndex((one) => one.id === id);
    if (at >= 0) this.bookings.splice(at, 1);
    return at >= 0;
  }

  freeRooms(start${num}, end${num})${t(': string[]')} {
    if (start < 0 || end <= start) throw new CodedError('INVALID');
    return this.rooms.map((room) => room.id).filter((id) => this.isFree(id, start, end));
  }

  schedule(room${t(': string')})${t(': [number, number, number][]')} {
    if (!this.rooms.some((one) => one.id === room)) throw new CodedError('NOT_FOUND');
    return this.bookings
      .filter((one) => one.room === room)
      .sort((a, b) => a.start - b.start)
      .map((one)${t(': [number, number, number]')} => [one.start, one.end, one.id]);
  }
}
`;
  const records = t(
    'interface Room {\n  id: string;\n  capacity: number;\n}\n\ninterface BookResult {\n  id: number;\n  room: string;\n}\n\n',
  );

  const table = `${codedError}
export class HashTable {
${t('  private readonly hash: (key: string) => number;\n  private chains: [string, number][][];\n  private count = 0;\n')}  constructor(buckets${num}, hash${t(': (key: string) => number')}) {
    if (buckets < 1) throw new CodedError('INVALID');
    this.hash = hash;
    this.chains = Array.from({ length: buckets }, () => []);
    ${typed ? '' : 'this.count = 0;'}
  }

  chain(k${t(': string')}, of = this.chains)${t(': [string, number][]')} {
    const at = this.hash(k) % of.length;
    return of[at < 0 ? at + of.length : at]${t('!')};
  }

  put(k${t(': string')}, v${num})${maybe} {
    const entry = this.chain(k).find(([key]) => key === k);
    if (entry !== undefined) {
      const old = entry[1];
      entry[1] = v;
      return old;
    }
    if ((this.count + 1) * 4 > this.chains.length * 3) this.grow();
    this.chain(k).push([k, v]);
    this.count += 1;
    return null;
  }

  grow()${t(': void')} {
    const wider${t(': [string, number][][]')} = Array.from({ length: this.chains.length * 2 }, () => []);
    for (const entry of this.chains.flat()) this.chain(entry[0], wider).push(entry);
    this.chains = wider;
  }

  get(k${t(': string')})${maybe} {
    return this.chain(k).find(([key]) => key === k)?.[1] ?? null;
  }

  remove(k${t(': string')})${maybe} {
    const chain = this.chain(k);
    const at = chain.findIndex(([key]) => key === k);
    if (at < 0) return null;
    this.count -= 1;
    return chain.splice(at, 1)[0]${t('!')}[1];
  }

  size()${num} {
    return this.count;
  }

  buckets()${num} {
    return this.chains.length;
  }

  keys()${t(': string[]')} {
    return this.chains.flat().map(([key]) => key);
  }
}
`;

  const crashing = cache({ peek: `if (k === 13)\n      throw new RangeError('no ' + k);` });
  const extra = bucket({ allow: `  allow(n${num}, m${num})${t(': boolean')} {\n    return n > m;\n  }\n` });
  const real = bucket({ now: 'Date.now()' });
  const sleeping = bucket({
    available: `  async available() {\n    await new Promise((go) => setTimeout(go, 10));\n    return 1;\n  }\n`,
  });
  const head = `${codedError}${clock}`;
  return {
    right: {
      tokenBucket: `${head}// Not Date.now(): the clock.\n${bucket({})}`,
      lruCache: cache({}),
      hashTable: table,
      meetingScheduler: `${codedError}\n${records}${scheduler('')}`,
    },
    bare: { tokenBucket: bucket({}), meetingScheduler: scheduler('') },
    wrong: cache({ get: 'return this.entries.get(k) ?? null;' }),
    crashes: { text: crashing, line: lineOf(crashing, 'new RangeError'), shown: /^RangeError: no 13$/ },
    otherCode: `${codedError}${records}${scheduler(`if (people === 13) throw new CodedError('NOPE');`)}`,
    mistyped: {
      text: cache({ size: 'return String(this.entries.size);' }),
      shown: '1',
      why: /^expected a whole number of 32 bits, got "1"$/,
    },
    prints: cache({ put: `console.log('put');` }),
    changesLater: {
      subject: 'lruCache',
      text: cache({
        keys: 'this.shown.length = 0;\n    for (const key of this.entries.keys()) this.shown.unshift(key);\n    return this.shown;',
      }),
    },
    missing: {
      text: `${head}${bucket({ available: '' })}`,
      line: lineOf(`${head}${bucket({ available: '' })}`, 'class TokenBucket'),
      message: /^Kode calls `available\(\)(?:: number)?`; `TokenBucket` has `.*\brefilled\b.*`\.$/,
    },
    otherSignature: {
      text: `${head}${extra}`,
      line: lineOf(`${head}${extra}`, 'allow(n'),
      message: typed
        ? /^Kode calls `allow\(n: number\): boolean`; this file has `allow\(n: number, m: number\): boolean`\.$/
        : /^Kode calls `allow\(n\)`; this file has `allow\(n, m\)`\.$/,
    },
    realClock: {
      text: `${head}${real}`,
      line: lineOf(`${head}${real}`, 'Date.now()'),
      message: /^Kode moves the clock: ask `clock\.nowMs\(\)` instead of `Date\.now\(\)`\.$/,
    },
    sleeps: {
      text: `${head}${sleeping}`,
      line: lineOf(`${head}${sleeping}`, 'setTimeout'),
      message: /^Kode moves the clock: ask `clock\.nowMs\(\)` instead of `setTimeout\(\)`\.$/,
    },
  };
}

/** The line of a part of a text, from 1. */
function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}
