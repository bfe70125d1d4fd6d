from __future__ import annotations


class ListNode:
    def __init__(self, val: int, next: ListNode | None = None):
        self.val = val
        self.next = next


def without(head: ListNode | None, x: int) -> ListNode | None:
    front = ListNode(0, head)
    before = front
    while before.next is not None:
        if before.next.val == x:
            before.next = before.next.next  # before stays
        else:
            before = before.next
    return front.next


def list_of(values: list[int]) -> ListNode | None:
    head = None
    for value in reversed(values):
        head = ListNode(value, head)
    return head


def values_of(node: ListNode | None) -> list[int]:
    values = []
    while node is not None:
        values.append(node.val)
        node = node.next
    return values


for values in ([3, 1, 3, 3, 4], [3], [1, 3, 3], []):
    print(values, "without 3:", values_of(without(list_of(values), 3)))
