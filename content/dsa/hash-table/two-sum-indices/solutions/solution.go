package twosumindices

// TwoSum returns i < j with a[i]+a[j] == t, or nil. The needed value is looked up before a[j] is entered, so that
// no cell pairs with itself.
func TwoSum(a []int, t int64) []int {
	indexOf := make(map[int64]int, len(a))
	for j, v := range a {
		if i, ok := indexOf[t-int64(v)]; ok {
			return []int{i, j}
		}
		indexOf[int64(v)] = j
	}
	return nil
}
