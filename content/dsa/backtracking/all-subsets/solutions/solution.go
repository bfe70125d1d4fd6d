package allsubsets

import "slices"

// Subsets returns all different subsets of the values of a. In the sorted values equal ones are neighbours, and of those
// only the first one that a level may choose is tried.
func Subsets(a []int) [][]int {
	values := slices.Clone(a)
	slices.Sort(values)
	var found [][]int
	var chosen []int

	var extend func(from int)
	extend = func(from int) {
		found = append(found, slices.Clone(chosen))
		for i := from; i < len(values); i++ {
			if i > from && values[i] == values[i-1] {
				continue
			}
			chosen = append(chosen, values[i])
			extend(i + 1)
			chosen = chosen[:len(chosen)-1]
		}
	}

	extend(0)
	return found
}
