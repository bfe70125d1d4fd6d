# Notes the disk and its goal; a move is the peg that it leaves and the peg that it goes to.
def moves(n: int) -> list[list[int]]:
    result = []

    def carry(n: int, start: int, goal: int, park: int) -> None:
        if n == 0:
            return
        carry(n - 1, start, park, goal)
        result.append([n, goal])
        carry(n - 1, park, goal, start)

    carry(n, 1, 3, 2)
    return result
