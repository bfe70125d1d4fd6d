// Says true for every id that was ever given out, also when that booking is cancelled already.
export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

class Calendar {
  bookings = [];

  constructor(room) {
    this.room = room;
  }

  isFree(start, end) {
    const next = this.bookings[this.endsAfter(start)];
    return next === undefined || next[0] >= end;
  }

  gap(duration, after) {
    let start = after;
    for (let i = this.endsAfter(after); i < this.bookings.length; i += 1) {
      const [nextStart, nextEnd] = this.bookings[i];
      if (nextStart - start >= duration) break;
      start = nextEnd;
    }
    return start;
  }

  endsAfter(time) {
    let from = 0;
    let to = this.bookings.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.bookings[middle][1] > time) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}

export class MeetingScheduler {
  #rooms;
  #bySize;
  #byId = new Map();
  #last = 0;

  constructor(rooms) {
    this.#rooms = new Map(rooms.map((room) => [room.id, new Calendar(room)]));
    if (this.#rooms.size < rooms.length || rooms.some(({ capacity }) => capacity < 1)) {
      throw new CodedError('INVALID');
    }
    this.#bySize = [...this.#rooms.values()].sort((a, b) => a.room.capacity - b.room.capacity);
  }

  book(start, end, people) {
    if (start < 0 || end <= start || people < 1) throw new CodedError('INVALID');
    const calendar = this.#fitting(people).find((one) => one.isFree(start, end));
    if (calendar === undefined) throw new CodedError('NO_ROOM');
    this.#last += 1;
    calendar.bookings.splice(calendar.endsAfter(start), 0, [start, end, this.#last]);
    this.#byId.set(this.#last, { calendar, start });
    return { id: this.#last, room: calendar.room.id };
  }

  cancel(id) {
    const found = this.#byId.get(id);
    this.#byId.delete(id);
    if (found !== undefined) found.calendar.bookings.splice(found.calendar.endsAfter(found.start), 1);
    return id >= 1 && id <= this.#last;
  }

  freeRooms(start, end) {
    if (start < 0 || end <= start) throw new CodedError('INVALID');
    return [...this.#rooms.values()].filter((one) => one.isFree(start, end)).map(({ room }) => room.id);
  }

  schedule(room) {
    const calendar = this.#rooms.get(room);
    if (calendar === undefined) throw new CodedError('NOT_FOUND');
    return [...calendar.bookings];
  }

  nextSlot(people, duration, after) {
    if (people < 1 || duration < 1 || after < 0) throw new CodedError('INVALID');
    let best = null;
    for (const calendar of this.#fitting(people)) {
      const start = calendar.gap(duration, after);
      if (best === null || start < best.start) best = { start, room: calendar.room.id };
    }
    if (best === null) throw new CodedError('NO_ROOM');
    return best;
  }

  #fitting(people) {
    return this.#bySize.filter(({ room }) => room.capacity >= people);
  }
}
