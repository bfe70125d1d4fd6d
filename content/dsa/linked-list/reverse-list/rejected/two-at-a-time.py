# Lets neighbours change places, two and two; all the links have to turn round.
class ListNode:
    def __init__(self, val=0, next=None):
        self.val = val
        self.next = next


def reverse(head):
    anchor = before = ListNode(0, head)
    while before.next is not None and before.next.next is not None:
        first = before.next
        second = first.next
        before.next, first.next, second.next = second, second.next, first
        before = first
    return anchor.next
