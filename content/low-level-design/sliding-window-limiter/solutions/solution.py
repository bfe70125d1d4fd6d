from collections import deque
from threading import Lock
from typing import Protocol


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Clock(Protocol):
    def now_ms(self) -> int: ...


class SlidingWindowLimiter:
    """The times of the calls that count, once by key and once all together, the oldest first in both.

    The window is the same for all keys, so what ends next is at the front of the common queue, and at the front of its key's.
    """

    def __init__(self, limit: int, window_ms: int, clock: Clock) -> None:
        if not (1 <= limit <= 100_000 and 1 <= window_ms <= 86_400_000):
            raise CodedError("INVALID")
        self._limit = limit
        self._window_ms = window_ms
        self._clock = clock
        self._lock = Lock()
        self._all: deque[tuple[int, str]] = deque()
        self._by_key: dict[str, deque[int]] = {}

    def allow(self, key: str) -> bool:
        with self._lock:
            now = self._forget()
            times = self._by_key.get(key)
            if times is None:
                times = self._by_key[key] = deque()
            if len(times) == self._limit:
                return False
            times.append(now)
            self._all.append((now, key))
            return True

    def remaining(self, key: str) -> int:
        with self._lock:
            self._forget()
            return self._limit - len(self._by_key.get(key, ()))

    def retry_after_ms(self, key: str) -> int:
        with self._lock:
            now = self._forget()
            times = self._by_key.get(key, ())
            return times[0] + self._window_ms - now if len(times) == self._limit else 0

    def tracked_keys(self) -> int:
        with self._lock:
            self._forget()
            return len(self._by_key)

    def _forget(self) -> int:
        """Drops what is over and returns the time. The caller holds the lock, so times come in order."""
        now = self._clock.now_ms()
        while self._all and self._all[0][0] <= now - self._window_ms:
            _, key = self._all.popleft()
            times = self._by_key[key]
            times.popleft()
            if not times:
                del self._by_key[key]
        return now
