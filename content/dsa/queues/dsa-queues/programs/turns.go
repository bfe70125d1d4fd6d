package main

import (
	"fmt"
	"slices"
)

func endTimes(need []int, slice int) []int {
	left := slices.Clone(need)
	end := make([]int, len(need))
	queue := make([]int, len(need)) // indices of jobs
	for job := range queue {
		queue[job] = job
	}
	now := 0
	for len(queue) > 0 {
		job := queue[0]
		queue = queue[1:]
		turn := min(slice, left[job])
		now += turn
		left[job] -= turn
		if left[job] > 0 {
			queue = append(queue, job)
		} else {
			end[job] = now
		}
	}
	return end
}

func main() {
	need := []int{5, 2, 4}
	for _, slice := range []int{1, 3, 5} {
		fmt.Println("turns of", slice, "end at", endTimes(need, slice))
	}
}
