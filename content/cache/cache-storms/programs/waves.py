import random
from itertools import accumulate

KEYS, LIFE, IMPORT = 30_000, 60, 5


def peaks(jitter, waves, again=True, seed=1):
    """Keys put within 5 s, each read and so loaded again the moment it expires. The busiest second of each wave.

    jitter: a life is drawn from LIFE - jitter to LIFE + jitter; again: at each load, or once and for all.
    """
    draw = random.Random(seed)
    due = [draw.uniform(0, IMPORT) for _ in range(KEYS)]
    lives = [LIFE + draw.uniform(-jitter, jitter) for _ in range(KEYS)]
    found = []
    for _ in range(waves):
        if again:
            lives = [LIFE + draw.uniform(-jitter, jitter) for _ in range(KEYS)]
        due = [at + life for at, life in zip(due, lives)]
        seconds = {}
        for at in due:
            seconds[int(at)] = seconds.get(int(at), 0) + 1
        found.append(max(seconds.values()))
    return found


def warm(first, takes=1_400, reads=10_000, products=100_000, seed=1):
    """An empty cache whose loads are limited. Reads refused until a second refuses less than 1 %, and that second."""
    draw = random.Random(seed)
    weights = list(accumulate(1 / rank for rank in range(1, products + 1)))
    cached = set(range(first))  # the most popular ones were loaded before anybody came
    refused, second = 0, 0
    while True:
        loaded, no = set(), 0
        for key in draw.choices(range(products), cum_weights=weights, k=reads):
            if key in cached or key in loaded:
                continue
            if len(loaded) < takes:
                loaded.add(key)
            else:
                no += 1
        cached |= loaded
        refused += no
        if no < reads / 100:
            return refused, second
        second += 1


print("Busiest second of the waves 1, 2, 3, 5, 10")
for jitter, again, name in [
    (0, True, "no jitter"),
    (6, True, "54 to 66 s"),
    (12, True, "48 to 72 s"),
    (30, True, "30 to 90 s"),
    (6, False, "54 to 66 s, drawn once"),
]:
    row = peaks(jitter, 10, again)
    print(f"{name:24}" + "".join(f"{row[wave - 1]:8,}" for wave in (1, 2, 3, 5, 10)))

print("\nAfter a restart, 1,400 loads a second")
for first in (0, 5_000, 10_000, 20_000):
    refused, second = warm(first)
    print(f"{first:6,} loaded ahead ({first / 1_400:4.1f} s): {refused:7,} refused, under 1 % from second {second}")
