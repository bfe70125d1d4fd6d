package main

import "fmt"

func threeLargest(a []int) []int {
	best := []int{}
	for _, v := range a {
		best = append(best, v)
		for j := len(best) - 1; j > 1 && best[j-1] < best[j]; j-- {
			best[j-1], best[j] = best[j], best[j-1]
		}
		best = best[:min(3, len(best))]
	}
	return best
}

func main() {
	for _, a := range [][]int{{9, 4, 7, 8}, {5}, {1, 2}} {
		fmt.Println("three largest of", a, "are", threeLargest(a))
	}
}
