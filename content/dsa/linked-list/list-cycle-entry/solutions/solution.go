package listcycleentry

type ListNode struct {
	Val  int
	Next *ListNode
}

// Entry returns the index of the first node of the cycle, or -1. When the two walkers meet, the slow one has gone a
// multiple of the cycle's length, so from there the entry is as far as from the head.
func Entry(head *ListNode) int {
	slow, fast := head, head
	for fast != nil && fast.Next != nil {
		slow, fast = slow.Next, fast.Next.Next
		if slow == fast {
			index := 0
			for node := head; node != slow; node, slow = node.Next, slow.Next {
				index++
			}
			return index
		}
	}
	return -1
}
