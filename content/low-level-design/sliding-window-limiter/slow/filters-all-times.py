# Copies all times that still count at each call: 50,000 numbers for one answer.
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
        self.times: dict[str, list[int]] = {}

    def allow(self, key: str) -> bool:
        with self.lock:
            times = self._counting(key)
            if len(times) == self.limit:
                return False
            self.times[key] = times + [self.clock.now_ms()]
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
            return sum(len(self._counting(key)) > 0 for key in list(self.times))

    def _counting(self, key: str) -> list[int]:
        last = self.clock.now_ms() - self.window_ms
        times = [at for at in self.times.get(key, ()) if at > last]
        if times:
            self.times[key] = times
        else:
            self.times.pop(key, None)
        return times
