# Insertion sort: stable, but each item is compared with all larger ones before it, n²/4 steps on average.
def sort_tags(keys: list[int], tags: list[str]) -> list[str]:
    order: list[int] = []
    for i, key in enumerate(keys):
        at = len(order)
        while at > 0 and keys[order[at - 1]] > key:
            at -= 1
        order.insert(at, i)
    return [tags[i] for i in order]
