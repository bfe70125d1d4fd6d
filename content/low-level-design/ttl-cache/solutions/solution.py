from collections import OrderedDict
from heapq import heapify, heappop, heappush
from threading import Lock
from typing import Protocol

# So many stale items the heap may hold, however few entries there are.
SPARE = 16


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Clock(Protocol):
    def now_ms(self) -> int: ...


class TtlCache:
    """Value and expiry by key, in the order of use (the last key was used last), and a heap of expiries beside them.

    Every call first drops what has expired, so that the rest of it sees live entries only. The heap also holds expiries
    that were replaced since; it is built anew before more than half of it is stale.
    """

    def __init__(self, capacity: int, ttl_ms: int, clock: Clock) -> None:
        if capacity < 1 or ttl_ms < 1:
            raise CodedError("INVALID")
        self._capacity = capacity
        self._ttl_ms = ttl_ms
        self._clock = clock
        self._lock = Lock()
        self._entries: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._expiries: list[tuple[int, str]] = []

    def put(self, k: str, v: int, ttl_ms: int | None) -> str | None:
        """Returns the key that had to go, if any."""
        life = self._ttl_ms if ttl_ms is None else ttl_ms
        if life < 1:
            raise CodedError("INVALID")
        with self._lock:
            now = self._drop_expired()
            evicted = None
            if k not in self._entries and len(self._entries) == self._capacity:
                evicted, _ = self._entries.popitem(last=False)
            self._store(k, v, now + life)
            self._entries.move_to_end(k)
            return evicted

    def get(self, k: str) -> int | None:
        with self._lock:
            self._drop_expired()
            if k not in self._entries:
                return None
            self._entries.move_to_end(k)
            value, _ = self._entries[k]
            return value

    def touch(self, k: str, ttl_ms: int) -> bool:
        """A new expiry; the order of use stays."""
        if ttl_ms < 1:
            raise CodedError("INVALID")
        with self._lock:
            now = self._drop_expired()
            if k not in self._entries:
                return False
            value, _ = self._entries[k]
            self._store(k, value, now + ttl_ms)
            return True

    def ttl(self, k: str) -> int:
        """Milliseconds that are left to an entry, or -1."""
        with self._lock:
            now = self._drop_expired()
            if k not in self._entries:
                return -1
            _, expiry = self._entries[k]
            return expiry - now

    def size(self) -> int:
        with self._lock:
            self._drop_expired()
            return len(self._entries)

    def _drop_expired(self) -> int:
        """Returns the time, so that the call goes on with the same one."""
        now = self._clock.now_ms()
        while self._expiries and self._expiries[0][0] <= now:
            expiry, k = heappop(self._expiries)
            entry = self._entries.get(k)
            if entry is not None and entry[1] == expiry:
                del self._entries[k]
        return now

    def _store(self, k: str, v: int, expiry: int) -> None:
        """A key that is there keeps its place in the order."""
        self._entries[k] = (v, expiry)
        heappush(self._expiries, (expiry, k))
        if len(self._expiries) > 2 * len(self._entries) + SPARE:
            self._expiries = [(expiry, k) for k, (_, expiry) in self._entries.items()]
            heapify(self._expiries)
