// Looks for any two intervals to join and begins again: n² comparisons when there are none, more when there are.

package mergeintervals

import "sort"

func Merge(v [][]int) [][]int {
	rest := append([][]int{}, v...)
	for joined := true; joined; {
		joined = false
		for i := 0; i < len(rest); i++ {
			for j := i + 1; j < len(rest); j++ {
				if rest[j][0] <= rest[i][1] && rest[i][0] <= rest[j][1] {
					rest[i] = []int{min(rest[i][0], rest[j][0]), max(rest[i][1], rest[j][1])}
					rest = append(rest[:j], rest[j+1:]...)
					joined = true
					j--
				}
			}
		}
	}
	sort.Slice(rest, func(i, j int) bool { return rest[i][0] < rest[j][0] })
	return rest
}
