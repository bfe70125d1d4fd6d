# Takes the value 0 for the end of the list; only a missing node ends it.
def reverse(head):
    done = None
    while head and head.val:
        head.next, done, head = done, head, head.next
    return done
