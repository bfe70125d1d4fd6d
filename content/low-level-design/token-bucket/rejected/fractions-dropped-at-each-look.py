# Rounds the refill down to whole tokens and moves the time stamp on: the fraction is lost each time somebody asks.
from threading import Lock
from typing import Protocol


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Clock(Protocol):
    def now_ms(self) -> int: ...


class TokenBucket:
    def __init__(self, capacity: int, refill_tokens: int, refill_ms: int, clock: Clock) -> None:
        if not (1 <= capacity <= 1_000_000 and 1 <= refill_tokens <= 1_000_000 and 1 <= refill_ms <= 86_400_000):
            raise CodedError("INVALID")
        self._capacity = capacity
        self._refill_tokens = refill_tokens
        self._refill_ms = refill_ms
        self._full = capacity * refill_ms
        self._clock = clock
        self._lock = Lock()
        self._level = self._full
        self._at = clock.now_ms()

    def allow(self, n: int) -> bool:
        if n < 0:
            raise CodedError("INVALID")
        with self._lock:
            self._refill()
            wanted = n * self._refill_ms
            if wanted > self._level:
                return False
            self._level -= wanted
            return True

    def available(self) -> int:
        with self._lock:
            self._refill()
            return self._level // self._refill_ms

    def wait_ms(self, n: int) -> int:
        if n < 0:
            raise CodedError("INVALID")
        if n > self._capacity:
            return -1
        with self._lock:
            self._refill()
            missing = max(0, n * self._refill_ms - self._level)
            return (missing + self._refill_tokens - 1) // self._refill_tokens

    def _refill(self) -> None:
        now = self._clock.now_ms()
        tokens = (now - self._at) * self._refill_tokens // self._refill_ms
        self._level = min(self._full, self._level + tokens * self._refill_ms)
        self._at = now
