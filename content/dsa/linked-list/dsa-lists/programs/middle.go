package main

import "fmt"

type ListNode struct {
	Val  int
	Next *ListNode
}

func middle(head *ListNode) *ListNode {
	slow, fast := head, head
	for fast != nil && fast.Next != nil {
		slow, fast = slow.Next, fast.Next.Next
	}
	return slow
}

func main() {
	for n := 1; n <= 6; n++ {
		var head *ListNode
		for val := n - 1; val >= 0; val-- {
			head = &ListNode{val, head}
		}
		fmt.Println("nodes 0 to", n-1, "have the middle", middle(head).Val)
	}
}
