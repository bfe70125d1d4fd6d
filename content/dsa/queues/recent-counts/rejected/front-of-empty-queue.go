// crash: Looks at the first time before it asks whether there is one.

package recentcounts

func Recent(t []int64, w int64) []int {
	oldest, first := t[0], 0
	counts := make([]int, len(t))
	for i, now := range t {
		for oldest < now-w {
			first++
			oldest = t[first]
		}
		counts[i] = i - first + 1
	}
	return counts
}
