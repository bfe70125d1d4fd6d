package duplicatewithink

// NearDuplicate reports whether two cells at most k apart hold the same value. The latest index of a value is the
// nearest one, so no other is kept.
func NearDuplicate(a []int, k int) bool {
	latest := make(map[int]int, len(a))
	for j, v := range a {
		if i, seen := latest[v]; seen && j-i <= k {
			return true
		}
		latest[v] = j
	}
	return false
}
