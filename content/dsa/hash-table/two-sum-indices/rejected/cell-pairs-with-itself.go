// Enters all values first, so a cell finds itself when its value is half of t; compare the two indices.

package twosumindices

func TwoSum(a []int, t int64) []int {
	indexOf := make(map[int64]int)
	for i, v := range a {
		indexOf[int64(v)] = i
	}
	for i, v := range a {
		if j, ok := indexOf[t-int64(v)]; ok {
			return []int{min(i, j), max(i, j)}
		}
	}
	return nil
}
