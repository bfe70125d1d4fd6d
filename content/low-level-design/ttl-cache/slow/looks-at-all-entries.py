# Begins each call with a look at all entries: 100,000 of them for each of 200,000 calls.
from threading import Lock


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class TtlCache:
    def __init__(self, capacity: int, ttl_ms: int, clock) -> None:
        if capacity < 1 or ttl_ms < 1:
            raise CodedError("INVALID")
        self._capacity = capacity
        self._ttl_ms = ttl_ms
        self._clock = clock
        self._entries: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def put(self, k: str, v: int, ttl_ms: int | None) -> str | None:
        life = self._ttl_ms if ttl_ms is None else ttl_ms
        if life < 1:
            raise CodedError("INVALID")
        with self._lock:
            now = self._drop_expired()
            self._entries.pop(k, None)
            evicted = None
            if len(self._entries) == self._capacity:
                evicted = next(iter(self._entries))
                del self._entries[evicted]
            self._entries[k] = (v, now + life)
            return evicted

    def get(self, k: str) -> int | None:
        with self._lock:
            self._drop_expired()
            entry = self._entries.pop(k, None)
            if entry is None:
                return None
            self._entries[k] = entry
            return entry[0]

    def touch(self, k: str, ttl_ms: int) -> bool:
        if ttl_ms < 1:
            raise CodedError("INVALID")
        with self._lock:
            now = self._drop_expired()
            if k not in self._entries:
                return False
            self._entries[k] = (self._entries[k][0], now + ttl_ms)
            return True

    def ttl(self, k: str) -> int:
        with self._lock:
            now = self._drop_expired()
            return self._entries[k][1] - now if k in self._entries else -1

    def size(self) -> int:
        with self._lock:
            self._drop_expired()
            return len(self._entries)

    def _drop_expired(self) -> int:
        now = self._clock.now_ms()
        for k in [k for k, (_, expiry) in self._entries.items() if expiry <= now]:
            del self._entries[k]
        return now
