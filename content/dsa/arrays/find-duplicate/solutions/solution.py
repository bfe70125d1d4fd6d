def find_duplicate(a: list[int]) -> int:
    """Follow the values as arrows, cell i to cell a[i], from cell 0.

    The entrance of the loop has two arrows into it, so its number is the value that two cells hold.
    """
    slow, fast = a[0], a[a[0]]
    while slow != fast:
        slow, fast = a[slow], a[a[fast]]
    # They met a whole number of rounds from cell 0: as far from the entrance as cell 0 is.
    entrance = 0
    while entrance != slow:
        entrance, slow = a[entrance], a[slow]
    return entrance
