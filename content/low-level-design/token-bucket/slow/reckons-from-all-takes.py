# Keeps every take and reckons the level from the first one on: call 100,000 goes through 100,000 of them.
class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TokenBucket:
    def __init__(self, capacity, refill_tokens, refill_ms, clock) -> None:
        if not (1 <= capacity <= 1_000_000 and 1 <= refill_tokens <= 1_000_000 and 1 <= refill_ms <= 86_400_000):
            raise CodedError("INVALID")
        self.capacity = capacity
        self.refill_tokens = refill_tokens
        self.refill_ms = refill_ms
        self.clock = clock
        self.begun = clock.now_ms()
        self.takes: list[tuple[int, int]] = []

    def _level(self) -> int:
        full = self.capacity * self.refill_ms
        level, at = full, self.begun
        for when, n in self.takes:
            level = min(full, level + (when - at) * self.refill_tokens) - n * self.refill_ms
            at = when
        return min(full, level + (self.clock.now_ms() - at) * self.refill_tokens)

    def allow(self, n: int) -> bool:
        if n < 0:
            raise CodedError("INVALID")
        if n * self.refill_ms > self._level():
            return False
        self.takes.append((self.clock.now_ms(), n))
        return True

    def available(self) -> int:
        return self._level() // self.refill_ms

    def wait_ms(self, n: int) -> int:
        if n < 0:
            raise CodedError("INVALID")
        if n > self.capacity:
            return -1
        missing = max(0, n * self.refill_ms - self._level())
        return -(-missing // self.refill_tokens)
