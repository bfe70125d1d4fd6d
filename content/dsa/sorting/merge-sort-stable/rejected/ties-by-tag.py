# Pairs are compared by their tags where the keys are equal; the order in which they were given counts.
def sort_tags(keys: list[int], tags: list[str]) -> list[str]:
    return [tag for _, tag in sorted(zip(keys, tags))]
