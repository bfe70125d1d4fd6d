package reverselist

type ListNode struct {
	Val  int
	Next *ListNode
}

// Reverse turns all links round. done is the part that is reversed already, head what is left.
func Reverse(head *ListNode) *ListNode {
	var done *ListNode
	for head != nil {
		head.Next, done, head = done, head, head.Next
	}
	return done
}
