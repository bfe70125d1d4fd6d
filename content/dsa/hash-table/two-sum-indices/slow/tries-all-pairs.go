// Tries every pair, each from both sides: n² sums when there is none.

package twosumindices

func TwoSum(a []int, t int64) []int {
	for i := range a {
		for j := range a {
			if i != j && int64(a[i])+int64(a[j]) == t {
				return []int{i, j}
			}
		}
	}
	return nil
}
