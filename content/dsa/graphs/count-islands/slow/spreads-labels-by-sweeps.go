// Spreads the smallest label by sweeps over the whole grid; each cell to the left or up takes a sweep of its own.

package countislands

func Islands(g []string) int {
	labels := make([][]int, len(g))
	for r := range g {
		labels[r] = make([]int, len(g[r]))
		for c := range g[r] {
			if g[r][c] == '#' {
				labels[r][c] = r*len(g[r]) + c + 1
			}
		}
	}
	for changed := true; changed; {
		changed = false
		for r := range labels {
			for c := range labels[r] {
				for _, step := range [][2]int{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
					i, j := r+step[0], c+step[1]
					if labels[r][c] == 0 || i < 0 || i >= len(g) || j < 0 || j >= len(g[i]) || labels[i][j] == 0 {
						continue
					}
					if labels[i][j] < labels[r][c] {
						labels[r][c] = labels[i][j]
						changed = true
					}
				}
			}
		}
	}
	kinds := map[int]bool{}
	for _, row := range labels {
		for _, label := range row {
			if label != 0 {
				kinds[label] = true
			}
		}
	}
	return len(kinds)
}
