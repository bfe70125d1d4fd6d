def chunks(first=96, factor=1.25, largest=512 * 1024):
    """Sizes of chunks: each a quarter larger than the one before, in steps of 8 bytes."""
    sizes, size = [], first
    while size < largest / factor:
        sizes.append(size)
        size = -(-int(size * factor) // 8) * 8
    return [*sizes, largest]


def waste(low, high, sizes):
    """The share of memory that stays empty, for items of all sizes from low to high."""
    used = held = 0
    for item in range(low, high + 1):
        used += item
        held += next(size for size in sizes if size >= item)
    return 1 - used / held


SIZES = chunks()
print(len(SIZES), "classes, the first:", *SIZES[:6])
print(f"items of 200 to 2,000 bytes: {waste(200, 2000, SIZES):.1%} of the memory is empty")
for factor in (2, 1.08):
    print(f"factor {factor}: {waste(200, 2000, chunks(factor=factor)):.1%} in {len(chunks(factor=factor))} classes")
