// Searches the whole array for a copy of each value: n² comparisons.

package singlenumber

func Single(a []int) int {
	for i, value := range a {
		found := false
		for j, other := range a {
			if i != j && value == other {
				found = true
				break
			}
		}
		if !found {
			return value
		}
	}
	return 0
}
