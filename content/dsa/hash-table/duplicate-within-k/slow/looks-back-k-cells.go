// Compares each cell with the k before it: n·k comparisons when all values differ.

package duplicatewithink

func NearDuplicate(a []int, k int) bool {
	for j := range a {
		for i := max(0, j-k); i < j; i++ {
			if a[i] == a[j] {
				return true
			}
		}
	}
	return false
}
