import random
from collections import OrderedDict
from itertools import accumulate


def exact(trace, room):
    keys, hits = OrderedDict(), 0
    for key in trace:
        if key in keys:
            hits += 1
            keys.move_to_end(key)
            continue
        if len(keys) == room:
            keys.popitem(last=False)
        keys[key] = True
    return hits / len(trace)


def sampled(trace, room, sample):
    """No list: of a few keys drawn at random, the one used longest ago goes."""
    draw = random.Random(2)
    used, keys, hits = {}, [], 0
    for now, key in enumerate(trace):
        if key in used:
            hits += 1
            used[key] = now
            continue
        if len(keys) < room:
            keys.append(key)
        else:
            places = [int(draw.random() * room) for _ in range(sample)]
            place = min(places, key=lambda one: used[keys[one]])
            del used[keys[place]]
            keys[place] = key
        used[key] = now
    return hits / len(trace)


draw = random.Random(1)
weights = list(accumulate(1 / rank for rank in range(1, 10_001)))
trace = draw.choices(range(10_000), cum_weights=weights, k=100_000)
for sample in (1, 3, 5, 10):
    print(f"the oldest of {sample:2}: {sampled(trace, 1_000, sample):.1%}")
print(f"exact LRU:        {exact(trace, 1_000):.1%}")
