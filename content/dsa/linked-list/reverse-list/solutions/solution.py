from typing import Optional


class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


def reverse(head: Optional[ListNode]) -> Optional[ListNode]:
    """Turn all links round. done is the part that is reversed already, head what is left."""
    done = None
    while head is not None:
        rest = head.next
        head.next = done
        done, head = head, rest
    return done
