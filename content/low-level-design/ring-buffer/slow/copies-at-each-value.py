# Drops the oldest value by copying all the others into a new list: 100,000 of them for each value of a full buffer.
class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RingBuffer:
    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise CodedError("INVALID")
        self._capacity = capacity
        self._values: list[int] = []

    def push(self, v: int) -> bool:
        if len(self._values) == self._capacity:
            return False
        self._values.append(v)
        return True

    def pop(self) -> int | None:
        if not self._values:
            return None
        oldest, *self._values = self._values
        return oldest

    def push_over(self, v: int) -> int | None:
        dropped = self.pop() if len(self._values) == self._capacity else None
        self._values.append(v)
        return dropped

    def clear(self) -> None:
        self._values = []

    def peek(self) -> int | None:
        return self._values[0] if self._values else None

    def to_array(self) -> list[int]:
        return list(self._values)

    def size(self) -> int:
        return len(self._values)
