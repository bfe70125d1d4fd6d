// Returns the index of the node where the walkers meet; it lies in the cycle, and is seldom its first node.

package listcycleentry

type ListNode struct {
	Val  int
	Next *ListNode
}

func Entry(head *ListNode) int {
	slow, fast := head, head
	for fast != nil && fast.Next != nil {
		slow, fast = slow.Next, fast.Next.Next
		if slow == fast {
			index := 0
			for node := head; node != slow; node = node.Next {
				index++
			}
			return index
		}
	}
	return -1
}
