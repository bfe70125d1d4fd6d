# Doubles the number of buckets and keeps all keys in one list: each look-up walks through them.
from collections.abc import Callable


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Entry:

    __slots__ = ("key", "hash", "value")

    def __init__(self, key: str, hash: int, value: int) -> None:
        self.key = key
        self.hash = hash
        self.value = value


class HashTable:
    def __init__(self, buckets: int, hash: Callable[[str], int]) -> None:
        if buckets < 1:
            raise CodedError("INVALID")
        self._entries: list[Entry] = []
        self._buckets = buckets
        self._size = 0
        self._hash = hash

    def put(self, k: str, v: int) -> int | None:
        hash = self._hash(k)
        at = find(self._entries, k)
        if at >= 0:
            old, self._entries[at].value = self._entries[at].value, v
            return old
        if 4 * (self._size + 1) > 3 * self._buckets:
            self._buckets *= 2
        self._entries.append(Entry(k, hash, v))
        self._size += 1
        return None

    def get(self, k: str) -> int | None:
        at = find(self._entries, k)
        return self._entries[at].value if at >= 0 else None

    def remove(self, k: str) -> int | None:
        at = find(self._entries, k)
        if at < 0:
            return None
        self._size -= 1
        return self._entries.pop(at).value

    def size(self) -> int:
        return self._size

    def buckets(self) -> int:
        return self._buckets

    def keys(self) -> list[str]:
        return [entry.key for entry in self._entries]


def find(chain: list[Entry], k: str) -> int:
    for i, entry in enumerate(chain):
        if entry.key == k:
            return i
    return -1
