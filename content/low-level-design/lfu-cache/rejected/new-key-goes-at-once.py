# Puts the new key in before it makes room: with frequency 1 it is often the one that goes.
from collections import OrderedDict


class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LfuCache:
    def __init__(self, capacity: int) -> None:
        if capacity < 0:
            raise CodedError("INVALID")
        self._capacity = capacity
        self._values: dict[int, int] = {}
        self._freqs: dict[int, int] = {}
        self._groups: dict[int, OrderedDict[int, None]] = {}
        self._lowest = 0

    def put(self, k: int, v: int) -> int | None:
        if self._capacity == 0:
            return None
        if k in self._values:
            self._values[k] = v
            self._use(k)
            return None
        self._values[k] = v
        self._join_group(k, 1)
        self._lowest = 1
        if len(self._values) <= self._capacity:
            return None
        evicted = next(iter(self._groups[self._lowest]))
        self._leave_group(evicted)
        del self._values[evicted], self._freqs[evicted]
        while self._lowest not in self._groups:
            self._lowest += 1
        return evicted

    def get(self, k: int) -> int | None:
        if k not in self._values:
            return None
        self._use(k)
        return self._values[k]

    def freq(self, k: int) -> int:
        return self._freqs.get(k, 0)

    def _use(self, k: int) -> None:
        freq = self._freqs[k]
        self._leave_group(k)
        self._join_group(k, freq + 1)
        if freq == self._lowest and freq not in self._groups:
            self._lowest = freq + 1

    def _leave_group(self, k: int) -> None:
        freq = self._freqs[k]
        group = self._groups[freq]
        del group[k]
        if not group:
            del self._groups[freq]

    def _join_group(self, k: int, freq: int) -> None:
        self._freqs[k] = freq
        self._groups.setdefault(freq, OrderedDict())[k] = None
