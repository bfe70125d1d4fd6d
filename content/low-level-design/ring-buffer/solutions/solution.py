class CodedError(Exception):
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RingBuffer:
    """Holds `size` values from the place `first` on, over the end of the list to its beginning.

    The number of values tells the full buffer from the empty one: in both of them the next free place is the first one.
    """

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
        oldest = self._places[self._first]
        self._first = self._place(1)
        self._size -= 1
        return oldest

    def push_over(self, v: int) -> int | None:
        """Returns the value that had to go, if any."""
        dropped = self.pop() if self._size == len(self._places) else None
        self.push(v)
        return dropped

    def clear(self) -> None:
        self._first = 0
        self._size = 0

    def peek(self) -> int | None:
        return self._places[self._first] if self._size > 0 else None

    def to_array(self) -> list[int]:
        """The oldest first."""
        return [self._places[self._place(i)] for i in range(self._size)]

    def size(self) -> int:
        return self._size

    def _place(self, i: int) -> int:
        """Where the value is that is `i` behind the oldest one."""
        return (self._first + i) % len(self._places)
