# The default list is made once and still holds the moves of the last call; make a new one in each call.
def moves(n: int, made: list[list[int]] = [], start: int = 1, goal: int = 3) -> list[list[int]]:
    park = 6 - start - goal
    if n > 0:
        moves(n - 1, made, start, park)
        made.append([start, goal])
        moves(n - 1, made, park, goal)
    return made
