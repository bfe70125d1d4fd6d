import random
from math import exp


def hit_ratio(reads, writes, life):
    """Reads and writes a second at random; a copy lives life seconds or until a write."""
    lives = (1 - exp(-writes * life)) / writes if writes else life
    hits = reads * lives  # for each miss
    return hits / (hits + 1)


def played(reads, writes, life, events=400_000):
    """The same, played event by event."""
    draw = random.Random(7)
    now, until, hits, asked = 0.0, 0.0, 0, 0
    for _ in range(events):
        now += draw.expovariate(reads + writes)
        if draw.random() * (reads + writes) < writes:
            until = 0.0  # a write deletes the copy
            continue
        asked += 1
        if now < until:
            hits += 1
        else:
            until = now + life
    return hits / asked


for name, reads, writes in [
    ("price of a top seller", 1.0, 1 / 600),
    ("price of a slow seller", 1 / 300, 1 / 600),
    ("stock of a top seller", 1.0, 0.5),
    ("position of a courier", 0.1, 0.2),
]:
    print(f"{name:23} {hit_ratio(reads, writes, 60):6.1%}  played {played(reads, writes, 60):6.1%}")
