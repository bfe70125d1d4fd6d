/** Components in Python. */
import type { ComponentPrograms, Refused } from './programs.ts';

const CODED_ERROR = `class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


`;
const CLOCK = `from typing import Protocol


class Clock(Protocol):
    def now_ms(self) -> int: ...


`;

function bucket(
  parts: { readonly allow?: string; readonly available?: string; readonly now?: string } = {},
): string {
  return `class TokenBucket:
    def __init__(self, capacity: int, refill_tokens: int, refill_ms: int, clock: Clock) -> None:
        if not 1 <= capacity <= 10**6 or not 1 <= refill_tokens <= 10**6:
            raise CodedError("INVALID")
        if not 1 <= refill_ms <= 86_400_000:
            raise CodedError("INVALID")
        self.capacity = capacity
        self.refill_tokens = refill_tokens
        self.refill_ms = refill_ms
        self.clock = clock
        self.level = capacity * refill_ms
        self.at = clock.now_ms()

    def refilled(self) -> int:
        elapsed = ${parts.now ?? 'self.clock.now_ms()'} - self.at
        return min(self.capacity * self.refill_ms, self.level + elapsed * self.refill_tokens)

${
  parts.allow ??
  `    def allow(self, n: int) -> bool:
        if n < 0:
            raise CodedError("INVALID")
        level = self.refilled()
        if n * self.refill_ms > level:
            return False
        self.level = level - n * self.refill_ms
        self.at = self.clock.now_ms()
        return True
`
}
${
  parts.available ??
  `    def available(self) -> int:
        return self.refilled() // self.refill_ms
`
}
    def wait_ms(self, n: int) -> int:
        if n < 0:
            raise CodedError("INVALID")
        if n > self.capacity:
            return -1
        return -(min(0, self.refilled() - n * self.refill_ms) // self.refill_tokens)
`;
}

function cache(
  parts: {
    readonly get?: string;
    readonly peek?: string;
    readonly put?: string;
    readonly keys?: string;
    readonly size?: string;
  } = {},
): string {
  return `from __future__ import annotations

from collections import OrderedDict


${CODED_ERROR}class LruCache:
    def __init__(self, capacity: int) -> None:
        if capacity < 0:
            raise CodedError("INVALID")
        self.capacity = capacity
        self.entries: OrderedDict[int, int] = OrderedDict()
        self.shown: list[int] = []

    def put(self, k: int, v: int) -> int | None:
        ${parts.put ?? 'pass'}
        if self.capacity == 0:
            return None
        evicted = None
        if k not in self.entries and len(self.entries) == self.capacity:
            evicted, _ = self.entries.popitem(last=False)
        self.entries[k] = v
        self.entries.move_to_end(k)
        return evicted

    def get(self, k: int) -> int | None:
        if k not in self.entries:
            return None
        ${parts.get ?? 'self.entries.move_to_end(k)'}
        return self.entries[k]

    def peek(self, k: int) -> int | None:
        ${parts.peek ?? 'pass'}
        return self.entries.get(k)

    def remove(self, k: int) -> bool:
        return self.entries.pop(k, None) is not None

    def keys(self) -> list[int]:
        ${parts.keys ?? 'return list(reversed(self.entries))'}

    def size(self) -> int:
        ${parts.size ?? 'return len(self.entries)'}
`;
}

function scheduler(bookFirst = 'pass'): string {
  return `class MeetingScheduler:
    def __init__(self, rooms: list[Room]) -> None:
        if len({room.id for room in rooms}) < len(rooms):
            raise CodedError("INVALID")
        if any(room.capacity < 1 for room in rooms):
            raise CodedError("INVALID")
        self.rooms = rooms
        self.bookings: dict[int, tuple[str, int, int]] = {}
        self.last = 0

    def is_free(self, room: str, start: int, end: int) -> bool:
        return all(one != room or to <= start or since >= end for one, since, to in self.bookings.values())

    def book(self, start: int, end: int, people: int) -> BookResult:
        ${bookFirst}
        if start < 0 or end <= start or people < 1:
            raise CodedError("INVALID")
        fitting = [room for room in self.rooms if room.capacity >= people and self.is_free(room.id, start, end)]
        if not fitting:
            raise CodedError("NO_ROOM")
        room = min(fitting, key=lambda one: one.capacity)
        self.last += 1
        self.bookings[self.last] = (room.id, start, end)
        return BookResult(self.last, room.id)

    def cancel(self, id: int) -> bool:
        return self.bookings.pop(id, None) is not None

    def free_rooms(self, start: int, end: int) -> list[str]:
        if start < 0 or end <= start:
            raise CodedError("INVALID")
        return [room.id for room in self.rooms if self.is_free(room.id, start, end)]

    def schedule(self, room: str) -> list[tuple[int, int, int]]:
        if all(one.id != room for one in self.rooms):
            raise CodedError("NOT_FOUND")
        return sorted((start, end, id) for id, (one, start, end) in self.bookings.items() if one == room)
`;
}

const RECORDS = `from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Room:
    id: str
    capacity: int


@dataclass
class BookResult:
    id: int
    room: str


${CODED_ERROR}`;

/** Remembers the record that it gave, and changes it with the next booking. */
const CHANGES = `${RECORDS}class Kept:
    last = None


${scheduler().replace(
  '        return BookResult(self.last, room.id)',
  `        if Kept.last is not None:
            Kept.last.id = 99
        Kept.last = BookResult(self.last, room.id)
        return Kept.last`,
)}`;

const TABLE = `from __future__ import annotations

from collections.abc import Callable


${CODED_ERROR}class HashTable:
    def __init__(self, buckets: int, hash: Callable[[str], int]) -> None:
        if buckets < 1:
            raise CodedError("INVALID")
        self.hash = hash
        self.chains: list[list[list]] = [[] for _ in range(buckets)]
        self.count = 0

    def chain(self, k: str) -> list[list]:
        return self.chains[self.hash(k) % len(self.chains)]

    def put(self, k: str, v: int) -> int | None:
        for entry in self.chain(k):
            if entry[0] == k:
                old, entry[1] = entry[1], v
                return old
        if (self.count + 1) * 4 > len(self.chains) * 3:
            entries = [entry for chain in self.chains for entry in chain]
            self.chains = [[] for _ in range(len(self.chains) * 2)]
            for entry in entries:
                self.chain(entry[0]).append(entry)
        self.chain(k).append([k, v])
        self.count += 1
        return None

    def get(self, k: str) -> int | None:
        return next((value for key, value in self.chain(k) if key == k), None)

    def remove(self, k: str) -> int | None:
        chain = self.chain(k)
        for i, (key, value) in enumerate(chain):
            if key == k:
                del chain[i]
                self.count -= 1
                return value
        return None

    def size(self) -> int:
        return self.count

    def buckets(self) -> int:
        return len(self.chains)

    def keys(self) -> list[str]:
        return [key for chain in self.chains for key, _ in chain]
`;

const HEAD = `${CLOCK}${CODED_ERROR}`;
const CRASHING = cache({ peek: 'if k == 13:\n            raise LookupError("no %d" % k)' });

/** A program with the line of the part that is complained about. */
function refused(text: string, part: string, message: RegExp): Refused {
  return { text, line: lineOf(text, part), message };
}

function lineOf(text: string, part: string): number {
  return text.slice(0, text.indexOf(part)).split('\n').length;
}

export const programs: ComponentPrograms = {
  right: {
    tokenBucket: `import time  # time.time() is not asked\n${HEAD}${bucket()}`,
    lruCache: cache(),
    hashTable: TABLE,
    meetingScheduler: `${RECORDS}${scheduler()}`,
  },
  bare: { tokenBucket: bucket(), meetingScheduler: scheduler() },
  wrong: cache({ get: 'pass' }),
  crashes: { text: CRASHING, line: lineOf(CRASHING, 'raise LookupError'), shown: /^LookupError: no 13$/ },
  otherCode: `${RECORDS}${scheduler('if people == 13:\n            raise CodedError("NOPE")')}`,
  mistyped: {
    text: cache({ size: 'return str(len(self.entries))' }),
    shown: "'1'",
    why: /^expected int, got '1'$/,
  },
  prints: cache({ put: 'print("put")' }),
  changesLater: { subject: 'meetingScheduler', text: CHANGES },
  missing: refused(
    `${HEAD}${bucket({ available: '' })}`,
    'class TokenBucket',
    /^Kode calls `def available\(self\) -> int`; `TokenBucket` has `refilled`, `allow`, `wait_ms`\.$/,
  ),
  otherSignature: refused(
    `${HEAD}${bucket({ allow: '    def allow(self, n: int, m: int) -> bool:\n        return n > m\n' })}`,
    'def allow',
    /^Kode calls `def allow\(self, n: int\) -> bool`; this file has `def allow\(self, n: int, m: int\) -> bool`\.$/,
  ),
  realClock: refused(
    `import time\n${HEAD}${bucket({ now: 'int(time.time() * 1000)' })}`,
    'time.time()',
    /^Kode moves the clock: ask `clock\.now_ms\(\)` instead of `time\.time\(\)`\.$/,
  ),
  sleeps: refused(
    `from time import sleep\n${HEAD}${bucket()}\n\nsleep(1)\n`,
    'from time import',
    /^Kode moves the clock: ask `clock\.now_ms\(\)` instead of `time\.sleep\(\)`\.$/,
  ),
};
