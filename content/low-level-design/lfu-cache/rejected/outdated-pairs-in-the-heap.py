# Pushes a new pair at each use and trusts the first one of the heap, which may be outdated.
import heapq


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LfuCache:
    def __init__(self, capacity: int) -> None:
        if capacity < 0:
            raise CodedError("INVALID")
        self.capacity = capacity
        self.values: dict[int, int] = {}
        self.freqs: dict[int, int] = {}
        self.heap: list[tuple[int, int, int]] = []
        self.uses = 0

    def put(self, k: int, v: int) -> int | None:
        if self.capacity == 0:
            return None
        evicted = None
        if k not in self.values and len(self.values) == self.capacity:
            while evicted not in self.values:
                _, _, evicted = heapq.heappop(self.heap)
            del self.values[evicted], self.freqs[evicted]
        self.values[k] = v
        self._use(k)
        return evicted

    def get(self, k: int) -> int | None:
        if k not in self.values:
            return None
        self._use(k)
        return self.values[k]

    def freq(self, k: int) -> int:
        return self.freqs.get(k, 0)

    def _use(self, k: int) -> None:
        self.uses += 1
        self.freqs[k] = self.freqs.get(k, 0) + 1
        heapq.heappush(self.heap, (self.freqs[k], self.uses, k))
