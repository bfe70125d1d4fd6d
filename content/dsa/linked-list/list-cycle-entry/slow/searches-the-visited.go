// Searches the list of visited nodes for each one: n²/2 comparisons. A map from node to index answers at once.

package listcycleentry

type ListNode struct {
	Val  int
	Next *ListNode
}

func Entry(head *ListNode) int {
	var seen []*ListNode
	for node := head; node != nil; node = node.Next {
		for index, before := range seen {
			if before == node {
				return index
			}
		}
		seen = append(seen, node)
	}
	return -1
}
