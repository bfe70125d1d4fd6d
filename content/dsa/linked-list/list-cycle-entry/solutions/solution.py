from typing import Optional


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


def entry(head: Optional[ListNode]) -> int:
    """The index of the first node of the cycle, or -1.

    When the two walkers meet, the slow one has gone a multiple of the cycle's length, so from there the entry is as far
    as from the head.
    """
    slow = fast = head
    while fast is not None and fast.next is not None:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            index, node = 0, head
            while node is not slow:
                node, slow = node.next, slow.next
                index += 1
            return index
    return -1
