// Sweeps over the whole grid for each distance; a way that winds through the grid has 245,000 of them.

package gridshortestpath

func Shortest(g []string) int {
	rows, columns := len(g), len(g[0])
	if g[0][0] != '.' {
		return -1
	}
	steps := make([]int, rows*columns)
	steps[0] = 1
	for distance, found := 1, true; found; distance++ {
		found = false
		for cell, at := range steps {
			if at != distance {
				continue
			}
			r, c := cell/columns, cell%columns
			for _, next := range [][2]int{{r - 1, c}, {r + 1, c}, {r, c - 1}, {r, c + 1}} {
				i, j := next[0], next[1]
				if i < 0 || i >= rows || j < 0 || j >= columns || g[i][j] != '.' || steps[i*columns+j] != 0 {
					continue
				}
				steps[i*columns+j] = distance + 1
				found = true
			}
		}
	}
	return steps[rows*columns-1] - 1
}
