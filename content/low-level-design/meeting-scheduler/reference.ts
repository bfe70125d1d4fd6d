/** The model of the meeting scheduler: a sorted list of bookings for each room. */
import { defineComponent, refuse } from '../../../src/engine/components/model.ts';
import type { Live, World } from '../../../src/engine/components/model.ts';
import type { Step } from '../../../src/engine/components/spec.ts';
import type { Rng } from '../../../src/engine/values/rng.ts';

/** Indices of the methods in problem.yaml. */
const BOOK = 0;
const CANCEL = 1;
const FREE = 2;
const NEXT = 4;
/** Three times that 32 bits of milliseconds do not hold, and the origin. */
const BASES = [0, 0, 0, 3_000_000_000, 1_700_000_000_000];
const DURATIONS = [1, 2, 3, 5, 10, 20];

interface Room {
  readonly id: string;
  readonly capacity: number;
}

interface Booking {
  readonly start: number;
  readonly end: number;
  readonly id: number;
}

class MeetingScheduler {
  private readonly rooms: readonly Room[];
  /** By room, in order of time. */
  private readonly bookings: Map<string, readonly Booking[]>;
  private last: number;

  constructor(rooms: readonly Room[], bookings?: ReadonlyMap<string, readonly Booking[]>, last = 0) {
    if (new Set(rooms.map(({ id }) => id)).size < rooms.length) refuse('INVALID');
    if (rooms.some(({ capacity }) => capacity < 1)) refuse('INVALID');
    this.rooms = rooms;
    this.bookings = new Map(bookings ?? rooms.map(({ id }) => [id, []]));
    this.last = last;
  }

  book(start: number, end: number, people: number): { readonly id: number; readonly room: string } {
    if (start < 0 || end <= start || people < 1) refuse('INVALID');
    const room = this.fitting(people).find(({ id }) => this.isFree(id, start, end));
    if (room === undefined) refuse('NO_ROOM');
    this.last += 1;
    const booking = { start, end, id: this.last };
    this.bookings.set(
      room.id,
      [...this.of(room.id), booking].sort((a, b) => a.start - b.start),
    );
    return { id: booking.id, room: room.id };
  }

  cancel(id: number): boolean {
    for (const [room, bookings] of this.bookings) {
      const rest = bookings.filter((booking) => booking.id !== id);
      if (rest.length === bookings.length) continue;
      this.bookings.set(room, rest);
      return true;
    }
    return false;
  }

  freeRooms(start: number, end: number): string[] {
    if (start < 0 || end <= start) refuse('INVALID');
    return this.rooms.map(({ id }) => id).filter((id) => this.isFree(id, start, end));
  }

  schedule(room: string): [number, number, number][] {
    if (!this.bookings.has(room)) refuse('NOT_FOUND');
    return this.of(room).map(({ start, end, id }) => [start, end, id]);
  }

  nextSlot(
    people: number,
    duration: number,
    after: number,
  ): { readonly start: number; readonly room: string } {
    if (people < 1 || duration < 1 || after < 0) refuse('INVALID');
    const slots = this.fitting(people).map(({ id }) => ({ start: this.gap(id, duration, after), room: id }));
    const [best] = slots.sort((a, b) => a.start - b.start);
    if (best === undefined) refuse('NO_ROOM');
    return best;
  }

  show(): unknown {
    return { next: this.last + 1, rooms: [...this.bookings].map(([room, bookings]) => ({ room, bookings })) };
  }

  copy(): MeetingScheduler {
    return new MeetingScheduler(this.rooms, this.bookings, this.last);
  }

  live(): Live & { readonly time: readonly number[]; readonly capacity: readonly number[] } {
    const all = [...this.bookings.values()].flat();
    return {
      booking: all.map(({ id }) => id),
      room: this.rooms.map(({ id }) => id),
      time: all.flatMap(({ start, end }) => [start, end]),
      capacity: this.rooms.map(({ capacity }) => capacity),
    };
  }

  /** The time before the first meeting and between two of them: what `nextSlot` has to find. */
  gaps(): readonly { readonly capacity: number; readonly start: number; readonly length: number }[] {
    return this.rooms.flatMap(({ id, capacity }) =>
      this.of(id).map((booking, i, all) => {
        const start = all[i - 1]?.end ?? 0;
        return { capacity, start, length: booking.start - start };
      }),
    );
  }

  /** Rooms that are large enough, the smallest first. The sort is stable, so ties stay in order. */
  private fitting(people: number): Room[] {
    return this.rooms.filter(({ capacity }) => capacity >= people).sort((a, b) => a.capacity - b.capacity);
  }

  private isFree(room: string, start: number, end: number): boolean {
    return this.of(room).every((one) => one.end <= start || one.start >= end);
  }

  /** The earliest start from `after` on of a gap that is long enough. */
  private gap(room: string, duration: number, after: number): number {
    let start = after;
    for (const one of this.of(room)) {
      if (one.end > start && one.start < start + duration) start = one.end;
    }
    return start;
  }

  private of(room: string): readonly Booking[] {
    return this.bookings.get(room) ?? [];
  }
}

/** A start, and an end not far from it: on, beside and between the times that are there. */
function span(scheduler: MeetingScheduler, rng: Rng): readonly [start: number, end: number] {
  const { time } = scheduler.live();
  const near = rng.chance(0.75) && time.length > 0 ? rng.pick(time) : rng.pick(BASES) + 10 * rng.int(0, 5);
  const start = Math.max(0, near + rng.pick([0, 0, 0, -1, 1, -10, 10, 5, -5]));
  return [start, start + rng.pick(DURATIONS)];
}

/** Someone for whom one room more or one room less is large enough. */
function people(scheduler: MeetingScheduler, rng: Rng): number {
  const { capacity } = scheduler.live();
  return capacity.length === 0 || rng.chance(0.4)
    ? 1
    : Math.max(1, rng.pick(capacity) + rng.pick([0, 0, -1, 1]));
}

/** Rooms of capacities 1 to 4, fuller and fuller, and now and then something else in between. */
function filled(calls: number, between: (i: number) => Step, every: number): readonly Step[] {
  return Array.from({ length: calls }, (_, i) =>
    i % every === every - 1 ? between(i) : { method: BOOK, args: [20 * i, 20 * i + 10, 1 + (i % 4)] },
  );
}

const ROOMS = [1, 2, 3, 4].map((capacity) => ({ id: 'abcd'[capacity - 1] ?? 'a', capacity }));

export const oracle = defineComponent<MeetingScheduler>({
  create: (_world: World, rooms: readonly Room[]) => new MeetingScheduler(rooms),
  show: (scheduler) => scheduler.show(),
  copy: (scheduler) => scheduler.copy(),
  live: (scheduler) => scheduler.live(),
  suggest: (scheduler, method, rng) => {
    if (method === 'book') return [...span(scheduler, rng), people(scheduler, rng)];
    if (method === 'freeRooms') return span(scheduler, rng);
    if (method !== 'nextSlot') return null;
    const gaps = scheduler.gaps();
    if (gaps.length > 0 && rng.chance(0.6)) {
      const { capacity, start, length } = rng.pick(gaps);
      return [capacity, Math.max(1, length + rng.pick([0, 0, -1, 1])), rng.pick([0, start, start])];
    }
    const [after] = span(scheduler, rng);
    return [people(scheduler, rng), rng.pick(DURATIONS), rng.chance(0.5) ? 0 : after];
  },
  construct: (rng) => [
    Array.from({ length: rng.int(1, 4) }, (_, i) => ({ id: 'dabc'[i] ?? 'a', capacity: rng.int(1, 4) })),
  ],
  large: {
    'one meeting after the other, then freeRooms': (calls) => ({
      args: [ROOMS],
      start: 0,
      steps: filled(calls, (i) => ({ method: FREE, args: [20 * i - 30, 20 * i + 5] }), 4),
    }),
    'short gaps all over, and a search for a long one': (calls) => ({
      args: [ROOMS],
      start: 0,
      steps: filled(calls, (i) => ({ method: NEXT, args: [1 + (i % 4), 1_000_000, 0] }), 4),
    }),
    'booked backwards and cancelled again': (calls) => ({
      args: [ROOMS],
      start: 0,
      steps: Array.from({ length: calls }, (_, i) =>
        i % 3 === 2
          ? { method: CANCEL, args: [Math.floor(i / 3)] }
          : { method: BOOK, args: [20 * (calls - i), 20 * (calls - i) + 10, 1] },
      ),
    }),
    'long meetings, short ones to be placed': (calls) => ({
      args: [[{ id: 'a', capacity: 1 }]],
      start: 0,
      steps: Array.from({ length: calls }, (_, i) =>
        i < 4 || i % 2 === 0
          ? { method: BOOK, args: [100_000_000 * i, 100_000_000 * (i + 1), 1] }
          : { method: NEXT, args: [1, 100_000_001, 0] },
      ),
    }),
  },
});
