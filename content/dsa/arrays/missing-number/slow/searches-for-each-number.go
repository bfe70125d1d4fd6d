// Walks through the array once for each number from 1 on: n²/2 comparisons.

package missingnumber

func Missing(a []int) int {
	for v := 1; ; v++ {
		found := false
		for _, have := range a {
			if have == v {
				found = true
				break
			}
		}
		if !found {
			return v
		}
	}
}
