# Returns the index of the last node, whose link leads back; the cycle starts at the node it leads to.
def entry(head):
    seen = set()
    node = head
    while node is not None:
        if node in seen:
            return len(seen) - 1
        seen.add(node)
        node = node.next
    return -1
