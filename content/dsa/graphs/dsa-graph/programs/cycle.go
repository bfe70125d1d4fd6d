package main

import "fmt"

// state of a node: 0 not seen, 1 open, 2 finished
func closesCycle(u int, next [][]int, state []int) bool {
	state[u] = 1
	for _, v := range next[u] {
		if state[v] == 1 {
			return true
		}
		if state[v] == 0 && closesCycle(v, next, state) {
			return true
		}
	}
	return false
}

func main() {
	fmt.Println("0 → 1 → 2:", closesCycle(0, [][]int{{1}, {2}, {}}, make([]int, 3)))
	fmt.Println("0 → 1, 1 → 0:", closesCycle(0, [][]int{{1}, {0}}, make([]int, 2)))
	fmt.Println("0 → 1, 0 → 2, 1 → 2:", closesCycle(0, [][]int{{1, 2}, {2}, {}}, make([]int, 3)))
	fmt.Println("0 → 2, 0 → 1, 1 → 2:", closesCycle(0, [][]int{{2, 1}, {2}, {}}, make([]int, 3)))
}
