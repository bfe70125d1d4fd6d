# Asks after it has inserted, with one key more again: it doubles one key too early.
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
        self._chains: list[list[Entry]] = [[] for _ in range(buckets)]
        self._size = 0
        self._hash = hash

    def put(self, k: str, v: int) -> int | None:
        hash = self._hash(k)
        chain = self._chain(hash)
        at = find(chain, k)
        if at >= 0:
            old, chain[at].value = chain[at].value, v
            return old
        self._chain(hash).append(Entry(k, hash, v))
        self._size += 1
        if 4 * (self._size + 1) > 3 * len(self._chains):
            self._grow()
        return None

    def get(self, k: str) -> int | None:
        chain = self._chain(self._hash(k))
        at = find(chain, k)
        return chain[at].value if at >= 0 else None

    def remove(self, k: str) -> int | None:
        chain = self._chain(self._hash(k))
        at = find(chain, k)
        if at < 0:
            return None
        self._size -= 1
        return chain.pop(at).value

    def size(self) -> int:
        return self._size

    def buckets(self) -> int:
        return len(self._chains)

    def keys(self) -> list[str]:
        return [entry.key for chain in self._chains for entry in chain]

    def _chain(self, hash: int) -> list[Entry]:
        return self._chains[hash % len(self._chains)]

    def _grow(self) -> None:
        old = self._chains
        self._chains = [[] for _ in range(2 * len(old))]
        for chain in old:
            for entry in chain:
                self._chain(entry.hash).append(entry)


def find(chain: list[Entry], k: str) -> int:
    for i, entry in enumerate(chain):
        if entry.key == k:
            return i
    return -1
