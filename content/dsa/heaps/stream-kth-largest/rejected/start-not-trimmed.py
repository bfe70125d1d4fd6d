# Keeps all of a and takes one value off for each add; only k may be left after the start.
from heapq import heapify, heappop, heappush


def stream(k: int, a: list[int], adds: list[int]) -> list[int]:
    heap = list(a)
    heapify(heap)
    result = []
    for value in adds:
        heappush(heap, value)
        if len(heap) > k:
            heappop(heap)
        result.append(heap[0])
    return result
