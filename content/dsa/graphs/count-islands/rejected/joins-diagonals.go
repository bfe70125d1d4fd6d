// Steps to all eight neighbours; cells that meet at a corner only are not joined.

package countislands

func Islands(g []string) int {
	if len(g) == 0 {
		return 0
	}
	rows, columns := len(g), len(g[0])
	seen := make([]bool, rows*columns)
	count := 0
	for start := range seen {
		if seen[start] || g[start/columns][start%columns] != '#' {
			continue
		}
		count++
		seen[start] = true
		stack := []int{start}
		for len(stack) > 0 {
			cell := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for dr := -1; dr <= 1; dr++ {
				for dc := -1; dc <= 1; dc++ {
					r, c := cell/columns+dr, cell%columns+dc
					if r < 0 || r >= rows || c < 0 || c >= columns || g[r][c] != '#' || seen[r*columns+c] {
						continue
					}
					seen[r*columns+c] = true
					stack = append(stack, r*columns+c)
				}
			}
		}
	}
	return count
}
