/**
 * Components as learners write them, each with one fault of the lists of the content map; `none` is right. They share no
 * code with the models.
 */
import type { Clock, Factory } from './harness.ts';
import { CodeError } from './harness.ts';

/** A token bucket. */
export type BucketFault =
  | 'none'
  | 'whole intervals'
  | 'no cap'
  | 'starts empty'
  | 'takes on refusal'
  | 'takes a part'
  | 'counter per second'
  | '32 bits'
  | 'needs one more'
  | 'rounds the wait down';

export const bucket =
  (fault: BucketFault): Factory =>
  (capacity: number, tokens: number, ms: number, clock: Clock) => {
    const inRange = (value: number, most: number): boolean => value >= 1 && value <= most;
    if (!inRange(capacity, 1e6) || !inRange(tokens, 1e6) || !inRange(ms, 86_400_000))
      throw new CodeError('INVALID');
    const full = BigInt(capacity) * BigInt(ms);
    let level = fault === 'starts empty' ? 0n : full;
    let last = clock.now();
    let second = Math.floor(clock.now() / 1000);
    const refill = (): void => {
      const now = clock.now();
      const elapsed = now - last;
      if (fault === 'counter per second') {
        if (Math.floor(now / 1000) !== second) level = full;
        second = Math.floor(now / 1000);
      } else if (fault === 'whole intervals') {
        level += BigInt(Math.floor((elapsed * tokens) / ms)) * BigInt(ms);
      } else if (fault === '32 bits') {
        level += BigInt(Math.imul(elapsed | 0, tokens));
      } else {
        level += BigInt(elapsed) * BigInt(tokens);
      }
      last = now;
      if (level > full && fault !== 'no cap') level = full;
    };
    return {
      allow(n: number): boolean {
        if (n < 0) throw new CodeError('INVALID');
        refill();
        const wanted = BigInt(n) * BigInt(ms);
        const fits = fault === 'needs one more' && n > 0 ? wanted < level : wanted <= level;
        if (n <= capacity && fits) {
          level -= wanted;
          return true;
        }
        if (fault === 'takes on refusal') level = level > wanted ? level - wanted : 0n;
        if (fault === 'takes a part') level = 0n;
        return false;
      },
      available(): number {
        refill();
        return Number(level / BigInt(ms));
      },
      waitMs(n: number): number {
        if (n < 0) throw new CodeError('INVALID');
        refill();
        if (n > capacity) return -1;
        const missing = BigInt(n) * BigInt(ms) - level;
        if (missing <= 0n) return 0;
        const round = fault === 'rounds the wait down' ? 0n : BigInt(tokens) - 1n;
        return Number((missing + round) / BigInt(tokens));
      },
    };
  };

/** A cache that forgets what was used least recently; a Map keeps the order. */
export type LruFault =
  | 'none'
  | 'get does not refresh'
  | 'overwriting does not refresh'
  | 'overwriting evicts'
  | 'evicted key stays'
  | 'capacity 0 keeps one'
  | 'peek refreshes';

export const lru =
  (fault: LruFault): Factory =>
  (capacity: number) => {
    if (capacity < 0) throw new CodeError('INVALID');
    const map = new Map<number, number>();
    const ghosts = new Map<number, number>();
    const refresh = (k: number, v: number): void => {
      map.delete(k);
      map.set(k, v);
    };
    const evict = (): number | null => {
      const [oldest] = map;
      if (oldest === undefined) return null;
      map.delete(oldest[0]);
      if (fault === 'evicted key stays') ghosts.set(...oldest);
      return oldest[0];
    };
    return {
      put(k: number, v: number): number | null {
        if (capacity === 0 && fault !== 'capacity 0 keeps one') return null;
        ghosts.delete(k);
        let evicted: number | null = null;
        const has = map.has(k);
        if (map.size >= Math.max(1, capacity) && (!has || fault === 'overwriting evicts')) evicted = evict();
        if (has && fault === 'overwriting does not refresh' && map.has(k)) map.set(k, v);
        else refresh(k, v);
        return evicted;
      },
      get(k: number): number | null {
        const v = map.get(k);
        if (v === undefined) return ghosts.get(k) ?? null;
        if (fault !== 'get does not refresh') refresh(k, v);
        return v;
      },
      peek(k: number): number | null {
        const v = map.get(k);
        if (v !== undefined && fault === 'peek refreshes') refresh(k, v);
        return v ?? null;
      },
      remove: (k: number): boolean => map.delete(k),
      keys: (): number[] => [...map.keys()].reverse(),
      size: (): number => map.size,
    };
  };

/** Meeting rooms. */
export type SchedulerFault =
  | 'none'
  | 'closed intervals'
  | 'end points only'
  | 'first fit'
  | 'failures take ids'
  | 'ids are used again'
  | 'cancelled twice'
  | 'in order of booking';

interface Meeting {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

export const scheduler =
  (fault: SchedulerFault): Factory =>
  (rooms: readonly { readonly id: string; readonly capacity: number }[]) => {
    const names = rooms.map((room) => room.id);
    if (rooms.some((room, i) => room.capacity < 1 || names.indexOf(room.id) !== i))
      throw new CodeError('INVALID');
    const meetings = new Map<string, Meeting[]>(names.map((name) => [name, []]));
    const known = new Set<number>();
    let next = 1;
    const free = (name: string, start: number, end: number): boolean =>
      !meetings.get(name)!.some((one) => {
        const inside = (time: number): boolean => time >= one.start && time < one.end;
        if (fault === 'closed intervals') return start <= one.end && one.start <= end;
        if (fault === 'end points only') return inside(start) || inside(end - 1);
        return start < one.end && one.start < end;
      });
    const check = (start: number, end: number): void => {
      if (start < 0 || end <= start) throw new CodeError('INVALID');
    };
    return {
      book(start: number, end: number, people: number): unknown {
        check(start, end);
        if (people < 1) throw new CodeError('INVALID');
        const fitting = rooms.filter((room) => room.capacity >= people && free(room.id, start, end));
        if (fault !== 'first fit') fitting.sort((a, b) => a.capacity - b.capacity);
        if (fitting.length === 0) {
          if (fault === 'failures take ids') next += 1;
          throw new CodeError('NO_ROOM');
        }
        const room = fitting[0]!.id;
        const count = [...meetings.values()].flat().length;
        const id = fault === 'ids are used again' ? count + 1 : next++;
        known.add(id);
        meetings.get(room)!.push({ id, start, end });
        return { id, room };
      },
      cancel(id: number): boolean {
        for (const list of meetings.values()) {
          const at = list.findIndex((one) => one.id === id);
          if (at < 0) continue;
          list.splice(at, 1);
          return true;
        }
        return fault === 'cancelled twice' && known.has(id);
      },
      freeRooms(start: number, end: number): string[] {
        check(start, end);
        return names.filter((name) => free(name, start, end));
      },
      schedule(room: string): [number, number, number][] {
        const list = meetings.get(room);
        if (list === undefined) throw new CodeError('NOT_FOUND');
        const sorted = fault === 'in order of booking' ? list : list.toSorted((a, b) => a.start - b.start);
        return sorted.map(({ start, end, id }) => [start, end, id]);
      },
    };
  };

/** A hash table with chains, or with open addressing where the fault needs it. */
export type TableFault =
  | 'none'
  | 'negative index'
  | 'no key comparison'
  | 'growth moves nothing'
  | 'overwriting raises the size'
  | 'broken probe chain'
  | 'grows after inserting';

export const table =
  (fault: TableFault): Factory =>
  (buckets: number, hash: (key: string) => number) => {
    if (buckets < 1) throw new CodeError('INVALID');
    if (fault === 'broken probe chain') return openTable(buckets, hash);
    let chains: [string, number][][] = Array.from({ length: buckets }, () => []);
    let size = 0;
    const at = (key: string): [string, number][] => {
      const rest = hash(key) % chains.length;
      return chains[rest < 0 && fault !== 'negative index' ? rest + chains.length : rest]!;
    };
    const find = (key: string): [string, number] | undefined =>
      at(key).find((entry) => fault === 'no key comparison' || entry[0] === key);
    const grow = (): void => {
      const all = chains.flat();
      const old = chains;
      chains = Array.from({ length: chains.length * 2 }, () => []);
      if (fault === 'growth moves nothing') old.forEach((chain, i) => (chains[i] = chain));
      else for (const entry of all) at(entry[0]).push(entry);
    };
    return {
      put(k: string, v: number): number | null {
        const entry = find(k);
        if (entry !== undefined) {
          const old = entry[1];
          entry[1] = v;
          if (fault === 'overwriting raises the size') size += 1;
          return old;
        }
        const late = fault === 'grows after inserting';
        if (!late && (size + 1) * 4 > chains.length * 3) grow();
        at(k).push([k, v]);
        size += 1;
        if (late && size * 4 >= chains.length * 3) grow();
        return null;
      },
      get: (k: string): number | null => find(k)?.[1] ?? null,
      remove(k: string): number | null {
        const entry = find(k);
        if (entry === undefined) return null;
        at(k).splice(at(k).indexOf(entry), 1);
        size -= 1;
        return entry[1];
      },
      size: (): number => size,
      buckets: (): number => chains.length,
      keys: (): string[] => chains.flat().map(([key]) => key),
    };
  };

/** Linear probing; removal leaves a hole at which the search of others ends. */
function openTable(buckets: number, hash: (key: string) => number): object {
  let cells: ([string, number] | null)[] = new Array<null>(buckets).fill(null);
  let size = 0;
  const place = (key: string): number => {
    const m = cells.length;
    let i = ((hash(key) % m) + m) % m;
    while (cells[i] !== null && cells[i]![0] !== key) i = (i + 1) % m;
    return i;
  };
  return {
    put(k: string, v: number): number | null {
      const old = cells[place(k)]?.[1] ?? null;
      if (old === null && (size + 1) * 4 > cells.length * 3) {
        const all = cells.filter((cell) => cell !== null);
        cells = new Array<null>(cells.length * 2).fill(null);
        for (const cell of all) cells[place(cell[0])] = cell;
      }
      if (old === null) size += 1;
      cells[place(k)] = [k, v];
      return old;
    },
    get: (k: string): number | null => cells[place(k)]?.[1] ?? null,
    remove(k: string): number | null {
      const i = place(k);
      const old = cells[i]?.[1] ?? null;
      if (old !== null) size -= 1;
      cells[i] = null;
      return old;
    },
    size: (): number => size,
    buckets: (): number => cells.length,
    keys: (): string[] => cells.flatMap((cell) => (cell === null ? [] : [cell[0]])),
  };
}
