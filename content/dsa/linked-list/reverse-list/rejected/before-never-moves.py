# Never moves "before" on, so every link is cut and nothing is returned.
def reverse(head):
    before = None
    node = head
    while node is not None:
        after = node.next
        node.next = before
        node = after
    return before
