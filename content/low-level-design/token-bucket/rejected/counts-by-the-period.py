# Counts calls in fixed periods: at the border of two of them twice the limit passes within a moment.
from threading import Lock


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TokenBucket:
    def __init__(self, capacity, refill_tokens, refill_ms, clock) -> None:
        if not (1 <= capacity <= 1_000_000 and 1 <= refill_tokens <= 1_000_000 and 1 <= refill_ms <= 86_400_000):
            raise CodedError("INVALID")
        self.capacity = capacity
        self.period = -(-capacity * refill_ms // refill_tokens)
        self.clock = clock
        self.lock = Lock()
        self.begun = clock.now_ms()
        self.used = 0

    def allow(self, n: int) -> bool:
        if n < 0:
            raise CodedError("INVALID")
        with self.lock:
            self._begin_period()
            if self.used + n > self.capacity:
                return False
            self.used += n
            return True

    def available(self) -> int:
        with self.lock:
            self._begin_period()
            return self.capacity - self.used

    def wait_ms(self, n: int) -> int:
        if n < 0:
            raise CodedError("INVALID")
        if n > self.capacity:
            return -1
        with self.lock:
            self._begin_period()
            if self.used + n <= self.capacity:
                return 0
            return self.begun + self.period - self.clock.now_ms()

    def _begin_period(self) -> None:
        periods = (self.clock.now_ms() - self.begun) // self.period
        if periods > 0:
            self.begun += periods * self.period
            self.used = 0
