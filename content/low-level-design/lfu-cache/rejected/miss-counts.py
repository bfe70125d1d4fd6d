# Counts each get, also one that finds nothing: a key has uses before it is there.
class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Entry:
    def __init__(self, value: int, stamp: int) -> None:
        self.value = value
        self.freq = 1
        self.stamp = stamp


class LfuCache:
    def __init__(self, capacity: int) -> None:
        if capacity < 0:
            raise CodedError("INVALID")
        self.capacity = capacity
        self.entries: dict[int, Entry] = {}
        self.calls = 0
        self.misses: dict[int, int] = {}

    def put(self, k: int, v: int) -> int | None:
        self.calls += 1
        if self.capacity == 0:
            return None
        entry = self.entries.get(k)
        if entry is not None:
            entry.value = v
            entry.freq += 1
            entry.stamp = self.calls
            return None
        evicted = None
        if len(self.entries) == self.capacity:
            evicted = min(self.entries, key=lambda key: (self.entries[key].freq, self.entries[key].stamp))
            del self.entries[evicted]
        self.entries[k] = Entry(v, self.calls)
        self.entries[k].freq += self.misses.pop(k, 0)
        return evicted

    def get(self, k: int) -> int | None:
        self.calls += 1
        entry = self.entries.get(k)
        if entry is None:
            self.misses[k] = self.misses.get(k, 0) + 1
            return None
        entry.freq += 1
        entry.stamp = self.calls
        return entry.value

    def freq(self, k: int) -> int:
        entry = self.entries.get(k)
        return 0 if entry is None else entry.freq
