from heapq import heappush, heappushpop


def stream(k: int, a: list[int], adds: list[int]) -> list[int]:
    """The k-th largest value of the collection after each add.

    The heap holds the k largest; the smallest of them is the answer, and the next to leave. A list in ascending order is
    a heap already.
    """
    largest = sorted(a)[-k:]
    result = []
    for value in adds:
        # Only the first add can find a free place.
        if len(largest) < k:
            heappush(largest, value)
        else:
            heappushpop(largest, value)
        result.append(largest[0])
    return result
