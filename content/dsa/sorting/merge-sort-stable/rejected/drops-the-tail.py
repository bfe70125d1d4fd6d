# Ends the merge when one half is used up; what is left of the other one never gets into the result.
def sort_tags(keys: list[int], tags: list[str]) -> list[str]:
    return [tags[i] for i in merge_sort(keys, list(range(len(keys))))]


def merge_sort(keys, order):
    if len(order) < 2:
        return order
    middle = len(order) // 2
    left = merge_sort(keys, order[:middle])
    right = merge_sort(keys, order[middle:])
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if keys[left[i]] <= keys[right[j]]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged
