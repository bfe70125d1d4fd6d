// A Go map gives 0 for a value it has never seen, which looks like index 0; ask with "i, seen :=".

package duplicatewithink

func NearDuplicate(a []int, k int) bool {
	latest := make(map[int]int)
	for j, v := range a {
		if i := latest[v]; j > 0 && j-i <= k {
			return true
		}
		latest[v] = j
	}
	return false
}
