// Steps to all eight neighbours; only the four that share a side are one step away.

package gridshortestpath

func Shortest(g []string) int {
	rows, columns := len(g), len(g[0])
	if g[0][0] != '.' {
		return -1
	}
	steps := make([]int, rows*columns)
	steps[0] = 1
	queue := []int{0}
	for len(queue) > 0 {
		cell := queue[0]
		queue = queue[1:]
		for dr := -1; dr <= 1; dr++ {
			for dc := -1; dc <= 1; dc++ {
				r, c := cell/columns+dr, cell%columns+dc
				if r < 0 || r >= rows || c < 0 || c >= columns || g[r][c] != '.' || steps[r*columns+c] != 0 {
					continue
				}
				steps[r*columns+c] = steps[cell] + 1
				queue = append(queue, r*columns+c)
			}
		}
	}
	return steps[rows*columns-1] - 1
}
