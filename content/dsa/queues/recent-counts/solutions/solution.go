package recentcounts

// Recent counts, for each request, those of the last w milliseconds up to it. The window is t[first..i].
func Recent(t []int64, w int64) []int {
	counts := make([]int, len(t))
	first := 0
	for i, now := range t {
		for t[first] < now-w {
			first++
		}
		counts[i] = i - first + 1
	}
	return counts
}
