// Walks to the last node for each place of the result: n²/2 steps.

package reverselist

type ListNode struct {
	Val  int
	Next *ListNode
}

func Reverse(head *ListNode) *ListNode {
	anchor := &ListNode{}
	tail := anchor
	for head != nil {
		place := &head
		for (*place).Next != nil {
			place = &(*place).Next
		}
		tail.Next = *place
		tail = tail.Next
		*place = nil
	}
	return anchor.Next
}
