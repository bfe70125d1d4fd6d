def cheapest(price: list[tuple[int, int, int]]) -> int:
    red = green = blue = 0
    for r, g, b in price:
        red, green, blue = (
            r + min(green, blue),
            g + min(red, blue),
            b + min(red, green),
        )
    return min(red, green, blue)


print("three houses:", cheapest([(1, 2, 9), (1, 9, 9), (8, 3, 5)]))
print("two houses:", cheapest([(1, 2, 9), (1, 9, 9)]))
print("none:", cheapest([]))
