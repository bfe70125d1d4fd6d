from bisect import bisect_right
from dataclasses import dataclass, field
from threading import Lock


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Room:
    id: str
    capacity: int


@dataclass
class BookResult:
    id: int
    room: str


@dataclass
class NextSlotResult:
    start: int
    room: str


Booking = tuple[int, int, int]
"""Start, end, id."""


@dataclass
class Calendar:
    """A room with its bookings in order of time. They do not overlap, so they are sorted by end as well."""

    room: Room
    bookings: list[Booking] = field(default_factory=list)

    def ends_after(self, time: int) -> int:
        return bisect_right(self.bookings, time, key=lambda booking: booking[1])

    def is_free(self, start: int, end: int) -> bool:
        """The first booking that ends after the start is the only one that can be in the way."""
        at = self.ends_after(start)
        return at == len(self.bookings) or self.bookings[at][0] >= end

    def gap(self, duration: int, after: int) -> int:
        """The earliest start from `after` on with so much time before the next booking."""
        start = after
        for i in range(self.ends_after(after), len(self.bookings)):
            next_start, next_end, _ = self.bookings[i]
            if next_start - start >= duration:
                break
            start = next_end
        return start


class MeetingScheduler:
    def __init__(self, rooms: list[Room]) -> None:
        if len({room.id for room in rooms}) < len(rooms) or any(room.capacity < 1 for room in rooms):
            raise CodedError("INVALID")
        self._rooms = {room.id: Calendar(room) for room in rooms}
        # sorted() is stable: ties stay in the order in which they were given.
        self._by_size = sorted(self._rooms.values(), key=lambda calendar: calendar.room.capacity)
        self._by_id: dict[int, tuple[Calendar, Booking]] = {}
        self._last = 0
        self._lock = Lock()

    def book(self, start: int, end: int, people: int) -> BookResult:
        """Takes the smallest room that is large enough and free."""
        if start < 0 or end <= start or people < 1:
            raise CodedError("INVALID")
        with self._lock:
            for calendar in self._fitting(people):
                if calendar.is_free(start, end):
                    self._last += 1
                    booking = (start, end, self._last)
                    calendar.bookings.insert(calendar.ends_after(start), booking)
                    self._by_id[self._last] = (calendar, booking)
                    return BookResult(self._last, calendar.room.id)
            raise CodedError("NO_ROOM")

    def cancel(self, id: int) -> bool:
        with self._lock:
            calendar, booking = self._by_id.pop(id, (None, None))
            if calendar is None:
                return False
            del calendar.bookings[calendar.ends_after(booking[0])]
            return True

    def free_rooms(self, start: int, end: int) -> list[str]:
        if start < 0 or end <= start:
            raise CodedError("INVALID")
        with self._lock:
            return [id for id, calendar in self._rooms.items() if calendar.is_free(start, end)]

    def schedule(self, room: str) -> list[Booking]:
        with self._lock:
            if room not in self._rooms:
                raise CodedError("NOT_FOUND")
            return list(self._rooms[room].bookings)

    def next_slot(self, people: int, duration: int, after: int) -> NextSlotResult:
        """The earliest start, and the smallest room among those that are free then."""
        if people < 1 or duration < 1 or after < 0:
            raise CodedError("INVALID")
        with self._lock:
            slots = [NextSlotResult(c.gap(duration, after), c.room.id) for c in self._fitting(people)]
            if not slots:
                raise CodedError("NO_ROOM")
            return min(slots, key=lambda slot: slot.start)

    def _fitting(self, people: int) -> list[Calendar]:
        """Rooms that are large enough, the smallest first."""
        return [calendar for calendar in self._by_size if calendar.room.capacity >= people]
