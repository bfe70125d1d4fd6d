"""The functions that a component may be given, by name: those of src/engine/components/functions.ts, bit for bit."""


def constant(text):
    return 7


def negative(text):
    return -ord(text[0]) if text else -1


def least(text):
    return -(2**31)


def sum_of_codes(text):
    total = 0
    for letter in text:
        total += ord(letter)
    return total


def fnv_long(text):
    """FNV-1a with 32 bits (Fowler, Noll and Vo; draft-eastlake-fnv), as an unsigned number."""
    value = 0x811C9DC5
    for letter in text:
        value = (value ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    return value


def fnv(text):
    value = fnv_long(text)
    return value - 2**32 if value >= 2**31 else value


# A solution may replace what stands in builtins; it does not get at the len that is held here.
def length(text, len=len):
    return len(text)


FUNCTIONS = {
    "length": length,
    "constant": constant,
    "negative": negative,
    "least": least,
    "sum": sum_of_codes,
    "fnv": fnv,
    "fnvLong": fnv_long,
    "lengthLong": length,
}
