def sort_tags(keys: list[int], tags: list[str]) -> list[str]:
    """The tags in the order of their keys; tags with equal keys keep their order."""
    return [tags[i] for i in _merge_sort(keys, list(range(len(keys))))]


def _merge_sort(keys: list[int], order: list[int]) -> list[int]:
    """Indices in the order of their keys."""
    if len(order) < 2:
        return order
    middle = len(order) // 2
    left = _merge_sort(keys, order[:middle])
    right = _merge_sort(keys, order[middle:])
    merged: list[int] = []
    i = j = 0
    while i < len(left) and j < len(right):
        # On a tie the left one goes first: it stood first.
        if keys[left[i]] <= keys[right[j]]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    merged += left[i:]
    merged += right[j:]
    return merged
