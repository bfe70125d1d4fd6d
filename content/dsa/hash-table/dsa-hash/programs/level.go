package main

import "fmt"

func longestLevel(s string) int {
	first := map[int]int{0: 0} // after no letters the balance is 0
	balance, best := 0, 0
	for i := 0; i < len(s); i++ {
		if s[i] == 'U' {
			balance++
		} else {
			balance--
		}
		if at, seen := first[balance]; seen {
			best = max(best, i+1-at)
		} else {
			first[balance] = i + 1
		}
	}
	return best
}

func main() {
	for _, s := range []string{"UDDUUU", "UDUD", "UD", "U", ""} {
		fmt.Printf("%q: %d\n", s, longestLevel(s))
	}
}
