package main

import (
	"cmp"
	"fmt"
	"strings"
)

// field returns the digits from i to the next dot, and where the next begins.
func field(s string, i int) (string, int) {
	end := i
	for end < len(s) && s[end] != '.' {
		end++
	}
	digits := strings.TrimLeft(s[i:end], "0")
	return digits, min(end+1, len(s))
}

func compareVersions(a, b string) int {
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		var x, y string
		x, i = field(a, i)
		y, j = field(b, j)
		if c := cmp.Compare(len(x), len(y)); c != 0 {
			return c // more digits, larger number
		}
		if c := cmp.Compare(x, y); c != 0 {
			return c
		}
	}
	return 0
}

func main() {
	for _, pair := range [][2]string{{"2.007.1", "2.7"}, {"1.10", "1.9"}, {"1.0", "1"}, {"1", "1.0.1"}, {"", ""}} {
		fmt.Printf("%q and %q: %d\n", pair[0], pair[1], compareVersions(pair[0], pair[1]))
	}
}
