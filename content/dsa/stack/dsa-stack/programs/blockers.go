package main

import "fmt"

func blockers(h []int) []int {
	out := make([]int, len(h))
	stack := []int{} // indices
	for i, height := range h {
		for len(stack) > 0 && h[stack[len(stack)-1]] < height {
			stack = stack[:len(stack)-1] // hidden by house i
		}
		out[i] = -1
		if len(stack) > 0 {
			out[i] = stack[len(stack)-1]
		}
		stack = append(stack, i)
	}
	return out
}

func main() {
	fmt.Println(blockers([]int{6, 2, 5, 5, 9}))
	fmt.Println(blockers([]int{5, 5}))
	fmt.Println(blockers([]int{1, 2, 3}), blockers([]int{3, 2, 1}))
}
