# Leaves a place free to tell full from empty and has no place more for it: capacity 3 holds 2 values.
class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RingBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise CodedError("INVALID")
        self._places = [0] * capacity
        self._first = 0
        self._next = 0

    def push(self, v: int) -> bool:
        if self._after(self._next) == self._first:
            return False
        self._places[self._next] = v
        self._next = self._after(self._next)
        return True

    def pop(self) -> int | None:
        if self._first == self._next:
            return None
        oldest = self._places[self._first]
        self._first = self._after(self._first)
        return oldest

    def push_over(self, v: int) -> int | None:
        dropped = self.pop() if self._after(self._next) == self._first else None
        self.push(v)
        return dropped

    def clear(self) -> None:
        self._first = 0
        self._next = 0

    def peek(self) -> int | None:
        return None if self._first == self._next else self._places[self._first]

    def to_array(self) -> list[int]:
        return [self._places[(self._first + i) % len(self._places)] for i in range(self.size())]

    def size(self) -> int:
        return (self._next - self._first) % len(self._places)

    def _after(self, place: int) -> int:
        return (place + 1) % len(self._places)
