# Begins again at 0 with each full period of the clock: around a border twice the limit passes.
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
        self.periods: dict[str, tuple[int, int]] = {}

    def allow(self, key: str) -> bool:
        with self.lock:
            period, count = self._count(key)
            if count == self.limit:
                return False
            self.periods[key] = (period, count + 1)
            return True

    def remaining(self, key: str) -> int:
        with self.lock:
            return self.limit - self._count(key)[1]

    def retry_after_ms(self, key: str) -> int:
        with self.lock:
            period, count = self._count(key)
            return (period + 1) * self.window_ms - self.clock.now_ms() if count == self.limit else 0

    def tracked_keys(self) -> int:
        with self.lock:
            now = self.clock.now_ms() // self.window_ms
            return sum(period == now for period, _ in self.periods.values())

    def _count(self, key: str) -> tuple[int, int]:
        now = self.clock.now_ms() // self.window_ms
        period, count = self.periods.get(key, (now, 0))
        return (now, count if period == now else 0)
