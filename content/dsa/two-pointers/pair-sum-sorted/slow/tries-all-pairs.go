// Tries every pair: n²/2 sums when there is none.

package pairsumsorted

func PairSum(a []int, t int64) []int {
	for i := range a {
		for j := i + 1; j < len(a); j++ {
			if int64(a[i])+int64(a[j]) == t {
				return []int{i, j}
			}
		}
	}
	return nil
}
