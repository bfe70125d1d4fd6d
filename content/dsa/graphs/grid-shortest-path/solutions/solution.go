package gridshortestpath

// Shortest returns the number of steps from the first cell to the last one, or -1. Cells leave the queue in the order of
// their distance, so the first way to a cell is a shortest one.
func Shortest(g []string) int {
	rows, columns := len(g), len(g[0])
	if g[0][0] != '.' {
		return -1
	}
	type cell struct{ r, c int }
	// Steps to each cell, 0 for one that was not reached. The start has 1, and so all of them have one too many.
	steps := make([]int32, rows*columns)
	steps[0] = 1
	queue := []cell{{0, 0}}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, next := range [...]cell{{at.r - 1, at.c}, {at.r + 1, at.c}, {at.r, at.c - 1}, {at.r, at.c + 1}} {
			if next.r < 0 || next.r >= rows || next.c < 0 || next.c >= columns || g[next.r][next.c] != '.' {
				continue
			}
			if i := next.r*columns + next.c; steps[i] == 0 {
				steps[i] = steps[at.r*columns+at.c] + 1
				queue = append(queue, next)
			}
		}
	}
	return int(steps[rows*columns-1]) - 1
}
