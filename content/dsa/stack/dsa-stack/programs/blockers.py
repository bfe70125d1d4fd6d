def blockers(h: list[int]) -> list[int]:
    out = []
    stack: list[int] = []  # indices
    for i, height in enumerate(h):
        while stack and h[stack[-1]] < height:
            stack.pop()  # hidden by house i
        out.append(stack[-1] if stack else -1)
        stack.append(i)
    return out


print(blockers([6, 2, 5, 5, 9]))
print(blockers([5, 5]))
print(blockers([1, 2, 3]), blockers([3, 2, 1]))
