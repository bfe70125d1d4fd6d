package mergeintervals

import (
	"cmp"
	"slices"
)

// Merge joins all intervals that share a point and returns the rest in ascending order. Sorted by their left ends, only
// the last result can be joined to the next interval.
func Merge(v [][]int) [][]int {
	sorted := slices.Clone(v)
	slices.SortFunc(sorted, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	merged := [][]int{}
	for _, next := range sorted {
		left, right := next[0], next[1]
		if last := len(merged) - 1; last >= 0 && left <= merged[last][1] {
			merged[last][1] = max(merged[last][1], right)
		} else {
			merged = append(merged, []int{left, right})
		}
	}
	return merged
}
