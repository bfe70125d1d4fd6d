package main

import "fmt"

// firstYes returns the first of 0 … n-1 with a yes, or n if there is none.
func firstYes(n int, yes func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		mid := lo + (hi-lo)/2
		if yes(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

func main() {
	bad := func(build int) bool {
		fmt.Println("tested:", build)
		return build >= 6
	}
	fmt.Println("first bad build:", firstYes(10, bad))
}
