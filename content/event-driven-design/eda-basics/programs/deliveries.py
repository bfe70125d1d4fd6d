from itertools import permutations

# A price starts at 20 and is changed twice: to 25, then to 30.
EVENTS = [
    {"version": 1, "price": 25, "change": 5},
    {"version": 2, "price": 30, "change": 5},
]


def by_change(copy, event):
    copy["price"] += event["change"]


def by_state(copy, event):
    copy["price"] = event["price"]


def by_state_and_version(copy, event):
    if event["version"] > copy["version"]:
        copy.update(version=event["version"], price=event["price"])


def by_asking(copy, event):
    copy["price"] = 30  # the event has no data: ask, and the owner has both changes by now


def deliveries(extra):
    """All orders in which the events arrive, with the extra ones delivered again."""
    return set(permutations([0, 1, *extra]))


def wrong(apply, arrivals):
    count = 0
    for order in arrivals:
        copy = {"version": 0, "price": 20}
        for which in order:
            apply(copy, EVENTS[which])
        count += copy["price"] != 30
    return f"{count} of {len(arrivals)}"


CASES = {"as sent": {(0, 1)}, "any order": deliveries([]), "one twice": deliveries([0]) | deliveries([1])}
print(f"{'':22}" + "".join(f"{name:>12}" for name in CASES))
for apply in (by_change, by_state, by_state_and_version, by_asking):
    print(f"{apply.__name__:22}" + "".join(f"{wrong(apply, arrivals):>12}" for arrivals in CASES.values()))
