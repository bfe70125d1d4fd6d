from bisect import bisect_left
from collections import Counter
from hashlib import blake2b


def number(text):
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big")


def remainder(key, servers):
    return servers[number(key) % len(servers)]


def rendezvous(key, servers, copies=1):
    """Each server draws a number for the key; the highest ones have it."""
    return sorted(servers, key=lambda server: number(f"{server} {key}"), reverse=True)[:copies]


class Ring:
    def __init__(self, servers, points=100):
        self.points = sorted((number(f"{server} point {i}"), server) for server in servers for i in range(points))
        self.places = [place for place, _ in self.points]

    def server(self, key):
        at = bisect_left(self.places, number(key))
        return self.points[at % len(self.points)][1]


KEYS = [f"product {i}" for i in range(20_000)]
FOUR = ["A", "B", "C", "D"]
FIVE = [*FOUR, "E"]


def row(name, before, after):
    moved = sum(one != two for one, two in zip(before, after)) / len(KEYS)
    full = max(Counter(after).values()) * 5 / len(KEYS)
    print(f"{name:12} {moved:6.1%} moved, fullest of five has {full:.2f} times its share")


print("From four servers to five")
row("remainder", [remainder(key, FOUR) for key in KEYS], [remainder(key, FIVE) for key in KEYS])
for points in (1, 100):
    four, five = Ring(FOUR, points), Ring(FIVE, points)
    row(f"ring, {points}", [four.server(key) for key in KEYS], [five.server(key) for key in KEYS])
row("rendezvous", [rendezvous(key, FOUR)[0] for key in KEYS], [rendezvous(key, FIVE)[0] for key in KEYS])

print("\nFour copies of a hot key on ten servers")
TEN = [f"S{i}" for i in range(10)]
HOT = [f"hot {i}" for i in range(10_000)]


def most(key, by_name):
    """How many of the four copies lie on one server."""
    if by_name:
        return max(Counter(remainder(f"{key}#{i}", TEN) for i in range(4)).values())
    return max(Counter(rendezvous(key, TEN, 4)).values())


for name, by_name in [("under four names", True), ("the four highest", False)]:
    counts = Counter(most(key, by_name) for key in HOT)
    print(f"{name:17}", ", ".join(f"{n} together: {counts[n] / len(HOT):.1%}" for n in sorted(counts)))
