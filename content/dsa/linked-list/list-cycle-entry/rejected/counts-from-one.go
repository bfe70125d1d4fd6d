// Counts from 1; the head has index 0.

package listcycleentry

type ListNode struct {
	Val  int
	Next *ListNode
}

func Entry(head *ListNode) int {
	indexOf := map[*ListNode]int{}
	for node := head; node != nil; node = node.Next {
		if index, seen := indexOf[node]; seen {
			return index
		}
		indexOf[node] = len(indexOf) + 1
	}
	return -1
}
