from collections import deque


def steps(n: int, edges: list[tuple[int, int]], start: int) -> list[int]:
    knows: list[list[int]] = [[] for _ in range(n)]
    for u, v in edges:
        knows[u].append(v)
        knows[v].append(u)
    dist = [-1] * n  # not seen
    dist[start] = 0
    queue = deque([start])
    while queue:
        u = queue.popleft()
        for v in knows[u]:
            if dist[v] == -1:
                dist[v] = dist[u] + 1  # seen from now on
                queue.append(v)
    return dist


pairs = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
print("steps from 0:", steps(6, pairs, 0))
print("steps from 4:", steps(6, pairs, 4))
