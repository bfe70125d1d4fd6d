def longest_level(s: str) -> int:
    first = {0: 0}  # after no letters the balance is 0
    balance = best = 0
    for read, letter in enumerate(s, start=1):
        balance += 1 if letter == "U" else -1
        if balance in first:
            best = max(best, read - first[balance])
        else:
            first[balance] = read
    return best


for s in ["UDDUUU", "UDUD", "UD", "U", ""]:
    print(repr(s), longest_level(s))
