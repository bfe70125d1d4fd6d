package main

import "fmt"

type ListNode struct {
	Val  int
	Next *ListNode
}

func without(head *ListNode, x int) *ListNode {
	for head != nil && head.Val == x {
		head = head.Next
	}
	for n := head; n != nil && n.Next != nil; n = n.Next {
		if n.Next.Val == x {
			n.Next = n.Next.Next
		}
	}
	return head
}

func main() {
	for _, values := range [][]int{{3, 1, 3, 3, 4}, {3}, {1, 3, 3}, {}} {
		fmt.Println(values, "without 3:", valuesOf(without(listOf(values), 3)))
	}
}

func listOf(values []int) *ListNode {
	var head *ListNode
	for i := len(values) - 1; i >= 0; i-- {
		head = &ListNode{values[i], head}
	}
	return head
}

func valuesOf(head *ListNode) []int {
	values := []int{}
	for ; head != nil; head = head.Next {
		values = append(values, head.Val)
	}
	return values
}
