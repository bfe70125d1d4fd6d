package minjumps

// Jumps returns the smallest number of jumps from the first cell to the last one, or -1. What can be reached with so
// many jumps is always the first cells up to an index, so the farthest of them is all there is to keep.
func Jumps(a []int) int {
	count, end, farthest := 0, 0, 0
	// The last cell needs no jump of its own.
	for i := 0; i < len(a)-1; i++ {
		farthest = max(farthest, i+a[i])
		if i < end {
			continue
		}
		if farthest == i {
			return -1
		}
		count++
		end = farthest
	}
	return count
}
