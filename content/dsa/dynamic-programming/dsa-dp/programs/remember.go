package main

import "fmt"

func cheapest(price [][3]int) int {
	known := make([][3]int, len(price))
	for i := range known {
		known[i] = [3]int{-1, -1, -1} // not worked out yet
	}
	var best func(i, c int) int
	best = func(i, c int) int {
		if i < 0 {
			return 0
		}
		if known[i][c] == -1 {
			others := min(best(i-1, (c+1)%3), best(i-1, (c+2)%3))
			known[i][c] = price[i][c] + others
		}
		return known[i][c]
	}
	n := len(price)
	return min(best(n-1, 0), best(n-1, 1), best(n-1, 2))
}

func main() {
	fmt.Println("three houses:", cheapest([][3]int{{1, 2, 9}, {1, 9, 9}, {8, 3, 5}}))
	fmt.Println("two houses:", cheapest([][3]int{{1, 2, 9}, {1, 9, 9}}))
	fmt.Println("none:", cheapest(nil))
}
