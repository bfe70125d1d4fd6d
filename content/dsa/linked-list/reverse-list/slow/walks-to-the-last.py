# Walks to the last node for each place of the result: n²/2 steps.
def reverse(head):
    if head is None:
        return None
    first = tail = None
    while head is not None:
        before, last = None, head
        while last.next is not None:
            before, last = last, last.next
        if before is None:
            head = None
        else:
            before.next = None
        if tail is None:
            first = last
        else:
            tail.next = last
        tail = last
    return first
