// Looks at all earlier requests for each one: n²/2 comparisons, whatever w is.

package recentcounts

func Recent(t []int64, w int64) []int {
	counts := make([]int, len(t))
	for i, now := range t {
		for _, earlier := range t[:i+1] {
			if earlier >= now-w {
				counts[i]++
			}
		}
	}
	return counts
}
