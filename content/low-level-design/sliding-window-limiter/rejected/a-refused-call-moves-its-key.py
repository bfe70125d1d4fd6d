# Moves a key to the young end for a refused call, too; then a key behind it may be over earlier.
from collections import deque
from threading import Lock


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SlidingWindowLimiter:
    def __init__(self, limit: int, window_ms: int, clock) -> None:
        if not (1 <= limit <= 100_000 and 1 <= window_ms <= 86_400_000):
            raise CodedError("INVALID")
        self.limit = limit
        self.window_ms = window_ms
        self.clock = clock
        self.lock = Lock()
        self.by_key: dict[str, deque[int]] = {}

    def allow(self, key: str) -> bool:
        with self.lock:
            times = self._counting(key)
            self.by_key.pop(key, None)
            self.by_key[key] = times
            if len(times) == self.limit:
                return False
            times.append(self.clock.now_ms())
            self.by_key[key] = times
            return True

    def remaining(self, key: str) -> int:
        with self.lock:
            return self.limit - len(self._counting(key))

    def retry_after_ms(self, key: str) -> int:
        with self.lock:
            times = self._counting(key)
            return times[0] + self.window_ms - self.clock.now_ms() if len(times) == self.limit else 0

    def tracked_keys(self) -> int:
        with self.lock:
            while self.by_key:
                oldest = next(iter(self.by_key))
                if self._counting(oldest):
                    break
                del self.by_key[oldest]
            return len(self.by_key)

    def _counting(self, key: str) -> deque[int]:
        times = self.by_key.get(key, deque())
        while times and times[0] <= self.clock.now_ms() - self.window_ms:
            times.popleft()
        return times
