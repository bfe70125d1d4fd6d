package main

import (
	"fmt"
	"slices"
)

func rounds(need []int) int {
	queue := slices.Clone(need)
	count := 0
	for len(queue) > 0 {
		for i := 0; i < len(queue); i++ {
			left := queue[0] - 1
			queue = queue[1:]
			if left > 0 {
				queue = append(queue, left)
			}
		}
		count++
	}
	return count
}

func main() {
	for _, need := range [][]int{{1}, {2}, {1, 1}, {2, 2}, {3, 1, 2}} {
		fmt.Println(need, "should take", slices.Max(need), "rounds, counted", rounds(need))
	}
}
