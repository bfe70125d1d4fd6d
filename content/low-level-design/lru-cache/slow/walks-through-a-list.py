# Keeps the order in a list: remove() and pop(0) walk through all keys, at 100,000 of them in each call.
class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LruCache:
    def __init__(self, capacity: int) -> None:
        if capacity < 0:
            raise CodedError("INVALID")
        self.capacity = capacity
        self.values: dict[int, int] = {}
        self.order: list[int] = []

    def put(self, k: int, v: int) -> int | None:
        if self.capacity == 0:
            return None
        evicted = None
        if k in self.values:
            self.order.remove(k)
        elif len(self.order) == self.capacity:
            evicted = self.order.pop(0)
            del self.values[evicted]
        self.values[k] = v
        self.order.append(k)
        return evicted

    def get(self, k: int) -> int | None:
        if k not in self.values:
            return None
        self.order.remove(k)
        self.order.append(k)
        return self.values[k]

    def peek(self, k: int) -> int | None:
        return self.values.get(k)

    def remove(self, k: int) -> bool:
        if k not in self.values:
            return False
        self.order.remove(k)
        del self.values[k]
        return True

    def keys(self) -> list[int]:
        return self.order[::-1]

    def size(self) -> int:
        return len(self.order)
