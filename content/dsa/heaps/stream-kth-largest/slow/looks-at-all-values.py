# nlargest() looks at all values for each add: n steps and more, 200,000 times. Keep the k largest in a heap.
from heapq import nlargest


def stream(k: int, a: list[int], adds: list[int]) -> list[int]:
    values = list(a)
    result = []
    for value in adds:
        values.append(value)
        result.append(nlargest(k, values)[-1])
    return result
