package countislands

// Islands counts the groups of land cells that touch along a side. Each island is marked as a whole when its first cell
// is met, with a stack of its own: one call a cell would be a million calls deep on a grid of land alone.
func Islands(g []string) int {
	if len(g) == 0 {
		return 0
	}
	rows, columns := len(g), len(g[0])
	seen := make([]bool, rows*columns)
	var stack []int
	visit := func(r, c int) {
		if r < 0 || r >= rows || c < 0 || c >= columns || g[r][c] != '#' || seen[r*columns+c] {
			return
		}
		seen[r*columns+c] = true
		stack = append(stack, r*columns+c)
	}
	count := 0
	for r := 0; r < rows; r++ {
		for c := 0; c < columns; c++ {
			if g[r][c] != '#' || seen[r*columns+c] {
				continue
			}
			count++
			visit(r, c)
			for len(stack) > 0 {
				cell := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				i, j := cell/columns, cell%columns
				visit(i-1, j)
				visit(i+1, j)
				visit(i, j-1)
				visit(i, j+1)
			}
		}
	}
	return count
}
