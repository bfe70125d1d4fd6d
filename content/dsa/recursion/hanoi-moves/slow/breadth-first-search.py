# Searches through all positions: 43,046,721 of them for 16 disks. The moves can be written down without a search.
from collections import deque


def moves(n: int) -> list[list[int]]:
    start, goal = (0,) * n, (2,) * n
    came_from = {start: (start, [])}
    queue = deque([start])
    while goal not in came_from:
        position = queue.popleft()
        for start_peg in range(3):
            if start_peg not in position:
                continue
            disk = position.index(start_peg)
            for goal_peg in range(3):
                if goal_peg in position[: disk + 1]:
                    continue
                after = position[:disk] + (goal_peg,) + position[disk + 1 :]
                if after not in came_from:
                    came_from[after] = (position, [start_peg + 1, goal_peg + 1])
                    queue.append(after)
    result = []
    position = goal
    while any(position):
        position, move = came_from[position]
        result.append(move)
    return result[::-1]
