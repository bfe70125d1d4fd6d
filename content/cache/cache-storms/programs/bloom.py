from hashlib import blake2b
from math import exp


class Bloom:
    """Knows for certain what was never added; of the rest it says "perhaps"."""

    def __init__(self, bits, hashes):
        self.bits, self.hashes = bits, hashes
        self.field = bytearray((bits + 7) // 8)

    def places(self, key):
        digest = blake2b(key.encode(), digest_size=16).digest()
        first, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
        return [(first + i * step) % self.bits for i in range(self.hashes)]

    def add(self, key):
        for place in self.places(key):
            self.field[place >> 3] |= 1 << (place & 7)

    def may_contain(self, key):
        return all(self.field[place >> 3] >> (place & 7) & 1 for place in self.places(key))


def passed(bloom, asked=50_000):
    """The share of keys that were never added and pass all the same."""
    return sum(bloom.may_contain(f"invented {i}") for i in range(asked)) / asked


PRODUCTS = 20_000
for bits, hashes in [(5, 3), (10, 7), (15, 10)]:
    bloom = Bloom(bits * PRODUCTS, hashes)
    for i in range(PRODUCTS):
        bloom.add(f"product {i}")
    assert all(bloom.may_contain(f"product {i}") for i in range(PRODUCTS))
    formula = (1 - exp(-hashes / bits)) ** hashes
    print(f"{bits:2} bits a product, {hashes:2} hashes: {passed(bloom):6.2%} pass, by the formula {formula:6.2%}")
    if bits == 10:
        for i in range(PRODUCTS, 2 * PRODUCTS):
            bloom.add(f"product {i}")
        formula = (1 - exp(-2 * hashes / bits)) ** hashes
        print(f"   the same with twice the products: {passed(bloom):6.2%} pass, by the formula {formula:6.2%}")
