package main

import "fmt"

type ListNode struct {
	Val  int
	Next *ListNode
}

func without(head *ListNode, x int) *ListNode {
	front := &ListNode{Next: head}
	before := front
	for before.Next != nil {
		if before.Next.Val == x {
			before.Next = before.Next.Next // before stays
		} else {
			before = before.Next
		}
	}
	return front.Next
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
