// Returns the old head; it is the last node now, and nothing comes after it.

package reverselist

type ListNode struct {
	Val  int
	Next *ListNode
}

func Reverse(head *ListNode) *ListNode {
	var done *ListNode
	for node := head; node != nil; {
		next := node.Next
		node.Next = done
		done, node = node, next
	}
	return head
}
