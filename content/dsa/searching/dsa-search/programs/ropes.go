package main

import (
	"fmt"
	"slices"
)

func longestPiece(ropes []int, k int) int {
	fails := func(i int) bool {
		pieces := 0
		for _, rope := range ropes {
			pieces += rope / (i + 1)
		}
		return pieces < k
	}
	return firstYes(slices.Max(ropes), fails)
}

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
	for _, k := range []int{2, 4, 5, 21, 22} {
		fmt.Println(k, "pieces of length", longestPiece([]int{7, 5, 9}, k))
	}
}
