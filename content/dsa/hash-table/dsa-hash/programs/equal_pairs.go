package main

import "fmt"

func equalPairs(a []int) int {
	seen := map[int]int{}
	pairs := 0
	for _, v := range a {
		seen[v]++
		pairs += seen[v]
	}
	return pairs
}

func main() {
	fmt.Println(equalPairs([]int{5}), "pairs in [5]")
	fmt.Println(equalPairs([]int{5, 5, 5}), "pairs in [5 5 5]")
}
