/** Meeting rooms with half-open times. Without the search for the next slot, which the tests here do not need. */
import { defineComponent, refuse } from '../../../../../src/engine/components/model.ts';
import type { World } from '../../../../../src/engine/components/model.ts';
import { specOf } from './specOf.ts';

const TIME = `{ range: [-1, 1000000], pool: time, small: [0, 1, 2] }`;

export const meetingSchedulerSpec = specOf(`
name: MeetingScheduler
constructor:
  - name: rooms
    type: "{id:string,capacity:int}[]"
    length: [0, 6]
    items:
      parts:
        id: { length: [1, 3], alphabet: abcdefghij }
        capacity: { range: [0, 50] }
    small:
      - [{ id: a, capacity: 1 }]
      - [{ id: a, capacity: 2 }, { id: b, capacity: 1 }]
errors:
  INVALID: A time, a number of people or a room makes no sense.
  NO_ROOM: No room is large enough and free.
  NOT_FOUND: There is no room of that name.
methods:
  - call: "book(start: long, end: long, people: int) -> {id:int,room:string}"
    args:
      start: ${TIME}
      end: ${TIME}
      people: { range: [0, 51], small: [1, 2] }
    errors: [INVALID, NO_ROOM]
    gives: { booking: id }
  - call: "cancel(id: int) -> bool"
    args: { id: { range: [0, 1000000], pool: booking, small: [1, 2] } }
  - call: "freeRooms(start: long, end: long) -> string[]"
    args: { start: ${TIME}, end: ${TIME} }
    pure: true
    errors: [INVALID]
  - call: "schedule(room: string) -> [long,long,int][]"
    args: { room: { length: [1, 3], alphabet: abcdefghij, pool: room, small: [a, b] } }
    pure: true
    errors: [NOT_FOUND]
limits: { caseMs: 1000, memoryMb: 64 }
growth: { perCall: log n, calls: 20000 }
concurrency: { threads: [2, 3], calls: [3, 5] }
examples:
  - note: The smallest room that is large enough; and one meeting may begin when the other ends.
    new: [[{ id: a, capacity: 8 }, { id: b, capacity: 4 }]]
    steps:
      - { call: book, args: [0, 10, 3], gives: { id: 1, room: b } }
      - { call: book, args: [10, 20, 3], gives: { id: 2, room: b } }
      - { call: book, args: [5, 15, 3], gives: { id: 3, room: a } }
      - { call: book, args: [5, 15, 3], refuses: NO_ROOM }
      - { call: schedule, args: [b], gives: [[0, 10, 1], [10, 20, 2]] }
  - note: A booking is cancelled once.
    new: [[{ id: a, capacity: 1 }]]
    steps:
      - { call: book, args: [0, 1, 1], gives: { id: 1, room: a } }
      - { call: cancel, args: [1], gives: true }
      - { call: cancel, args: [1], gives: false }
      - { call: freeRooms, args: [0, 1], gives: [a] }
`);

interface Room {
  readonly id: string;
  readonly capacity: number;
}

interface Booking {
  readonly id: number;
  readonly room: string;
  readonly start: number;
  readonly end: number;
}

class MeetingScheduler {
  private readonly rooms: readonly Room[];
  private bookings: readonly Booking[] = [];
  private last = 0;

  constructor(rooms: readonly Room[]) {
    if (new Set(rooms.map(({ id }) => id)).size < rooms.length) refuse('INVALID');
    if (rooms.some(({ capacity }) => capacity < 1)) refuse('INVALID');
    this.rooms = rooms;
  }

  book(start: number, end: number, people: number): { readonly id: number; readonly room: string } {
    if (start < 0 || end <= start || people < 1) refuse('INVALID');
    const fitting = this.rooms
      .filter((room) => room.capacity >= people && this.isFree(room.id, start, end))
      .sort((a, b) => a.capacity - b.capacity);
    const [room] = fitting;
    if (room === undefined) refuse('NO_ROOM');
    this.last += 1;
    this.bookings = [...this.bookings, { id: this.last, room: room.id, start, end }];
    return { id: this.last, room: room.id };
  }

  cancel(id: number): boolean {
    const rest = this.bookings.filter((booking) => booking.id !== id);
    const found = rest.length < this.bookings.length;
    this.bookings = rest;
    return found;
  }

  freeRooms(start: number, end: number): string[] {
    if (start < 0 || end <= start) refuse('INVALID');
    return this.rooms.map(({ id }) => id).filter((id) => this.isFree(id, start, end));
  }

  schedule(room: string): [number, number, number][] {
    if (!this.rooms.some(({ id }) => id === room)) refuse('NOT_FOUND');
    return this.bookings
      .filter((booking) => booking.room === room)
      .sort((a, b) => a.start - b.start)
      .map(({ start, end, id }) => [start, end, id]);
  }

  show(): unknown {
    return { next: this.last + 1, bookings: this.bookings };
  }

  live(): Readonly<Record<string, readonly unknown[]>> {
    return {
      booking: this.bookings.map(({ id }) => id),
      room: this.rooms.map(({ id }) => id),
      time: this.bookings.flatMap(({ start, end }) => [start, end]),
    };
  }

  private isFree(room: string, start: number, end: number): boolean {
    return this.bookings.every((one) => one.room !== room || one.end <= start || one.start >= end);
  }
}

export const meetingSchedulerModel = defineComponent<MeetingScheduler>({
  create: (_world: World, rooms: readonly Room[]) => new MeetingScheduler(rooms),
  show: (scheduler) => scheduler.show(),
  live: (scheduler) => scheduler.live(),
  suggest: (scheduler, method, rng) => {
    if (method !== 'book') return null;
    const times = [0, 5, 10, 15, 20, ...(scheduler.live()['time'] as readonly number[])];
    const start = rng.pick(times);
    return [start, Math.min(1_000_000, start + rng.int(1, 12)), rng.int(1, 5)];
  },
  construct: (rng) => [
    Array.from({ length: rng.int(1, 4) }, (_, i) => ({ id: 'abcd'[i] ?? 'a', capacity: rng.int(1, 5) })),
  ],
});
