// Begins each count at the front of the line again; it goes on after the person who left.

package josephussurvivor

import "slices"

func Survivor(n, k int) int {
	line := make([]int, n)
	for i := range line {
		line[i] = i + 1
	}
	for len(line) > 1 {
		at := (k - 1) % len(line)
		line = slices.Delete(line, at, at+1)
	}
	return line[0]
}
