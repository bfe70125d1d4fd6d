"""Programs that stand in place of long lists; they are described in src/engine/values/made.ts."""

from array import array


def make(program):
    """The list that a program makes."""
    numbers = iter(program)
    stack = []
    for op in numbers:
        if op == 0:  # values
            n = next(numbers)
            stack.append([next(numbers) for _ in range(n)])
        elif op == 1:  # ints
            n, least, span = next(numbers), next(numbers), next(numbers)
            stack.append([least + draw % span for draw in draws(next(numbers), n)])
        elif op == 2:  # range
            n, start, step = next(numbers), next(numbers), next(numbers)
            stack.append(list(range(start, start + n * step, step)) if step else filled(n, start))
        elif op == 3:  # fill
            n = next(numbers)
            stack.append(filled(n, next(numbers)))
        elif op == 4:  # shuffle
            items = stack[-1]
            i = len(items) - 1
            for draw in draws(next(numbers), i):
                j = draw % (i + 1)
                items[i], items[j] = items[j], items[i]
                i -= 1
        elif op == 5:  # reverse
            stack[-1].reverse()
        elif op == 6:  # concat
            start = len(stack) - next(numbers)
            joined = []
            for part in stack[start:]:
                joined += part
            stack[start:] = [joined]
        elif op == 7:  # set
            at = next(numbers)
            stack[-1][at] = next(numbers)
        elif op == 8:  # drop
            del stack[-1][next(numbers)]
        else:
            raise ValueError("kode: malformed request")
    return stack.pop()


def filled(n, value):
    """Each item an object of its own, as they are when they are read."""
    return (array("i", [value]) * n).tolist()


def draws(seed, n):
    """n draws of mulberry32 (Tommy Ettinger, 2017)."""
    mask = 0xFFFFFFFF
    state = seed & mask
    for _ in range(n):
        state = (state + 0x6D2B79F5) & mask
        t = ((state ^ state >> 15) * (state | 1)) & mask
        t ^= (t + (t ^ t >> 7) * (t | 61)) & mask
        yield t ^ t >> 14
