# race: No lock: between the question for room and the new entry another thread may add one.
from collections import OrderedDict


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LruCache:
    def __init__(self, capacity: int) -> None:
        if capacity < 0:
            raise CodedError("INVALID")
        self._capacity = capacity
        self._entries: OrderedDict[int, int] = OrderedDict()

    def put(self, k: int, v: int) -> int | None:
        if self._capacity == 0:
            return None
        evicted = None
        if k not in self._entries and len(self._entries) == self._capacity:
            evicted, _ = self._entries.popitem(last=False)
        self._entries[k] = v
        self._entries.move_to_end(k)
        return evicted

    def get(self, k: int) -> int | None:
        if k not in self._entries:
            return None
        self._entries.move_to_end(k)
        return self._entries[k]

    def peek(self, k: int) -> int | None:
        return self._entries.get(k)

    def remove(self, k: int) -> bool:
        if k not in self._entries:
            return False
        del self._entries[k]
        return True

    def keys(self) -> list[int]:
        return list(reversed(self._entries))

    def size(self) -> int:
        return len(self._entries)
