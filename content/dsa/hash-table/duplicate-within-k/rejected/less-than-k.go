// Wants a distance below k; a distance of exactly k is near enough.

package duplicatewithink

func NearDuplicate(a []int, k int) bool {
	latest := make(map[int]int)
	for j, v := range a {
		if i, seen := latest[v]; seen && j-i < k {
			return true
		}
		latest[v] = j
	}
	return false
}
