export class CodedError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** A room with its bookings `[start, end, id]` in order of time. They do not overlap, so they are sorted by end as well. */
class Calendar {
  bookings = [];

  constructor(room) {
    this.room = room;
  }

  /** The first booking that ends after the start is the only one that can be in the way. */
  isFree(start, end) {
    const next = this.bookings[this.endsAfter(start)];
    return next === undefined || next[0] >= end;
  }

  /** The earliest start from `after` on with so much time before the next booking. */
  gap(duration, after) {
    let start = after;
    for (let i = this.endsAfter(after); i < this.bookings.length; i += 1) {
      const [nextStart, nextEnd] = this.bookings[i];
      if (nextStart - start >= duration) break;
      start = nextEnd;
    }
    return start;
  }

  /** Index of the first booking that ends after that time. */
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
  /** The smallest first; the sort is stable, so ties stay as they were given. */
  #bySize;
  #byId = new Map();
  #last = 0;

  /** @param {{ id: string, capacity: number }[]} rooms */
  constructor(rooms) {
    this.#rooms = new Map(rooms.map((room) => [room.id, new Calendar(room)]));
    if (this.#rooms.size < rooms.length || rooms.some(({ capacity }) => capacity < 1)) {
      throw new CodedError('INVALID');
    }
    this.#bySize = [...this.#rooms.values()].sort((a, b) => a.room.capacity - b.room.capacity);
  }

  /**
   * Takes the smallest room that is large enough and free.
   * @param {number} start
   * @param {number} end
   * @param {number} people
   * @returns {{ id: number, room: string }}
   */
  book(start, end, people) {
    if (start < 0 || end <= start || people < 1) throw new CodedError('INVALID');
    const calendar = this.#fitting(people).find((one) => one.isFree(start, end));
    if (calendar === undefined) throw new CodedError('NO_ROOM');
    this.#last += 1;
    calendar.bookings.splice(calendar.endsAfter(start), 0, [start, end, this.#last]);
    this.#byId.set(this.#last, { calendar, start });
    return { id: this.#last, room: calendar.room.id };
  }

  /**
   * @param {number} id
   * @returns {boolean}
   */
  cancel(id) {
    const found = this.#byId.get(id);
    if (found === undefined) return false;
    this.#byId.delete(id);
    found.calendar.bookings.splice(found.calendar.endsAfter(found.start), 1);
    return true;
  }

  /**
   * @param {number} start
   * @param {number} end
   * @returns {string[]}
   */
  freeRooms(start, end) {
    if (start < 0 || end <= start) throw new CodedError('INVALID');
    return [...this.#rooms.values()].filter((one) => one.isFree(start, end)).map(({ room }) => room.id);
  }

  /**
   * @param {string} room
   * @returns {[number, number, number][]} start, end, id
   */
  schedule(room) {
    const calendar = this.#rooms.get(room);
    if (calendar === undefined) throw new CodedError('NOT_FOUND');
    return [...calendar.bookings];
  }

  /**
   * The earliest start, and the smallest room among those that are free then.
   * @param {number} people
   * @param {number} duration
   * @param {number} after
   * @returns {{ start: number, room: string }}
   */
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
