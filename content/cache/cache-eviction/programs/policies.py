import random
from collections import OrderedDict
from itertools import accumulate


class Fifo:
    def __init__(self, room):
        self.room, self.keys = room, OrderedDict()

    def read(self, key):
        if key in self.keys:
            self.used(key)
            return True
        if len(self.keys) == self.room:
            self.keys.popitem(last=False)
        self.keys[key] = True
        return False

    def used(self, key):
        pass


class Lru(Fifo):
    def used(self, key):
        self.keys.move_to_end(key)


class Clock:
    def __init__(self, room):
        self.keys, self.used = [None] * room, [False] * room
        self.at, self.hand = {}, 0

    def read(self, key):
        if key in self.at:
            self.used[self.at[key]] = True
            return True
        while self.used[self.hand]:
            self.used[self.hand] = False
            self.hand = (self.hand + 1) % len(self.keys)
        self.at.pop(self.keys[self.hand], None)
        self.keys[self.hand], self.at[key] = key, self.hand
        self.hand = (self.hand + 1) % len(self.keys)
        return False


class Lfu:
    """Fewest uses goes first, among equals the one used longest ago. One list of keys for each count."""

    def __init__(self, room):
        self.room, self.uses, self.lists, self.least = room, {}, {}, 1

    def read(self, key):
        if key in self.uses:
            self.put(key, self.uses[key] + 1)
            return True
        if len(self.uses) == self.room:
            while not self.lists.get(self.least):
                self.least += 1
            gone, _ = self.lists[self.least].popitem(last=False)
            del self.uses[gone]
        self.put(key, 1)
        self.least = 1
        return False

    def put(self, key, uses):
        if key in self.uses:
            del self.lists[self.uses[key]][key]
        self.uses[key] = uses
        self.lists.setdefault(uses, OrderedDict())[key] = True


class Segmented:
    """A key starts on trial, in a fifth of the room; a second use there makes it protected."""

    def __init__(self, room):
        self.trial, self.kept = OrderedDict(), OrderedDict()
        self.trial_room, self.kept_room = room // 5, room - room // 5

    def read(self, key):
        if key in self.kept:
            self.kept.move_to_end(key)
            return True
        hit = key in self.trial
        if hit:
            del self.trial[key]
            self.kept[key] = True
            if len(self.kept) <= self.kept_room:
                return True
            key, _ = self.kept.popitem(last=False)  # back on trial
        self.trial[key] = True
        if len(self.trial) > self.trial_room:
            self.trial.popitem(last=False)
        return hit


def draws(draw, n, first=0):
    """n reads of 10,000 keys; the one of rank r is read in proportion to 1/r."""
    weights = list(accumulate(1 / rank for rank in range(1, 10_001)))
    return [first + key for key in draw.choices(range(10_000), cum_weights=weights, k=n)]


draw = random.Random(1)
shop = draws(draw, 100_000)
changed = draws(draw, 50_000, first=90_000)
export = range(50_000, 60_000)

# Keys, and whether the read is counted.
traces = {
    "shop": [(key, True) for key in shop],
    "after exports": [],
    "loop of 1,100": [(key, True) for key in range(1_100)] * 100,
    "new favourites": [(key, False) for key in shop[:50_000]] + [(key, True) for key in changed],
}
for start in range(0, 100_000, 20_000):
    block = shop[start : start + 20_000]
    traces["after exports"] += [(key, start > 0 and i < 1_000) for i, key in enumerate(block)]
    traces["after exports"] += [(key, False) for key in export]

print(f"{'':10}" + "".join(f"{name:>16}" for name in traces))
for policy in (Fifo, Clock, Lru, Segmented, Lfu):
    row = ""
    for trace in traces.values():
        cache = policy(1_000)
        hits = [hit for hit, counted in ((cache.read(key), counted) for key, counted in trace) if counted]
        row += f"{sum(hits) / len(hits):16.1%}"
    print(f"{policy.__name__:10}{row}")

print("\nNew favourites, each 10,000 reads after the change:")
for policy in (Lru, Lfu):
    cache = policy(1_000)
    hits = [cache.read(key) for key, _ in traces["new favourites"]][50_000:]
    print(f"{policy.__name__:10}" + "".join(f"{sum(hits[at : at + 10_000]) / 10_000:8.1%}" for at in range(0, 50_000, 10_000)))
