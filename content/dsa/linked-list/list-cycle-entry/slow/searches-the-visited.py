# "in" walks through the list of visited nodes for each one: n²/2 comparisons. A dict answers at once.
def entry(head):
    seen = []
    node = head
    while node is not None:
        if node in seen:
            return seen.index(node)
        seen.append(node)
        node = node.next
    return -1
