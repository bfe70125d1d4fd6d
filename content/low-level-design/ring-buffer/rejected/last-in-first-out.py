# Takes the newest value, as a stack does; a queue gives the oldest one.
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
        self._size = 0

    def push(self, v: int) -> bool:
        if self._size == len(self._places):
            return False
        self._places[self._place(self._size)] = v
        self._size += 1
        return True

    def pop(self) -> int | None:
        if self._size == 0:
            return None
        self._size -= 1
        return self._places[self._place(self._size)]

    def push_over(self, v: int) -> int | None:
        dropped = self.pop() if self._size == len(self._places) else None
        self.push(v)
        return dropped

    def clear(self) -> None:
        self._first = 0
        self._size = 0

    def peek(self) -> int | None:
        return self._places[self._first] if self._size > 0 else None

    def to_array(self) -> list[int]:
        return [self._places[self._place(i)] for i in range(self._size)]

    def size(self) -> int:
        return self._size

    def _place(self, i: int) -> int:
        return (self._first + i) % len(self._places)
