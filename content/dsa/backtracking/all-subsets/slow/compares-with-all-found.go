// Compares each subset with all those found before: 4ⁿ/2 comparisons for n different values.

package allsubsets

import (
	"reflect"
	"slices"
)

func Subsets(a []int) [][]int {
	values := slices.Clone(a)
	slices.Sort(values)
	found := [][]int{}
	for mask := 0; mask < 1<<len(values); mask++ {
		subset := []int{}
		for i, value := range values {
			if mask>>i&1 == 1 {
				subset = append(subset, value)
			}
		}
		if !slices.ContainsFunc(found, func(other []int) bool { return reflect.DeepEqual(subset, other) }) {
			found = append(found, subset)
		}
	}
	return found
}
