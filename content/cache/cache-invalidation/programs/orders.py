from itertools import combinations

START = [("absent", None), ("old copy", 20)]


def orders(a, b):
    """All ways to run the steps of a and of b, each in its own order."""
    for places in combinations(range(len(a) + len(b)), len(a)):
        left, right = iter(a), iter(b)
        yield [next(left) if at in places else next(right) for at in range(len(a) + len(b))]


def get(w):
    w["hit"] = w["copy"] is not None
    w["token"] = w["deletes"]


def load(w):
    if not w["hit"]:
        w["seen"] = w["row"]


def put(w):
    if not w["hit"]:
        w["copy"] = w["seen"]


def put_with_lease(w):
    if w["token"] == w["deletes"]:  # no delete since the miss
        put(w)


def write(w):
    w["row"] = 25


def delete(w):
    w["copy"] = None
    w["deletes"] += 1


def write_30(w):
    w["row"] = 30


def put_25(w):
    w["copy"] = 25


def put_30(w):
    w["copy"] = 30


def wrong(reader, writer):
    """For each start: how many orders leave a copy that is not the row, of how many."""
    counts = []
    for _, copy in START:
        every = list(orders(reader, writer))
        bad = 0
        for steps in every:
            w = {"row": 20, "copy": copy, "deletes": 0, "seen": None, "hit": False, "token": None}
            for step in steps:
                step(w)
            bad += w["copy"] not in (None, w["row"])
        counts.append(f"{bad} of {len(every)}")
    return counts


print(f"{'':28}" + "".join(f"{name:>10}" for name, _ in START))
for name, reader, writer in [
    ("delete, then write", [get, load, put], [delete, write]),
    ("write, then delete", [get, load, put], [write, delete]),
    ("delete, write, delete", [get, load, put], [delete, write, delete]),
    ("write, then delete, leases", [get, load, put_with_lease], [write, delete]),
    ("delete, then write, leases", [get, load, put_with_lease], [delete, write]),
    ("two writers that put", [write, put_25], [write_30, put_30]),
    ("two writers that delete", [write, delete], [write_30, delete]),
]:
    print(f"{name:28}" + "".join(f"{count:>10}" for count in wrong(reader, writer)))
