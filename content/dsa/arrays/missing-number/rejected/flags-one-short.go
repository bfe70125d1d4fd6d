// crash: len(a) + 1 flags have indices 0 … len(a), and the value n is len(a) + 1.

package missingnumber

func Missing(a []int) int {
	seen := make([]bool, len(a)+1)
	for _, v := range a {
		seen[v] = true
	}
	for v := 1; v <= len(a); v++ {
		if !seen[v] {
			return v
		}
	}
	return len(a) + 1
}
