# crash: Takes two steps without asking whether there is a node after the first; where the list ends there may be none.
def entry(head):
    slow = fast = head
    while fast is not None:
        slow, fast = slow.next, fast.next.next
        if slow is fast:
            index = 0
            while head is not slow:
                head, slow = head.next, slow.next
                index += 1
            return index
    return -1
