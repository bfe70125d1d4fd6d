// Lets a request leave that is exactly w old; the window includes both its ends.

package recentcounts

func Recent(t []int64, w int64) []int {
	var queue []int64
	counts := make([]int, 0, len(t))
	for _, now := range t {
		queue = append(queue, now)
		for len(queue) > 1 && queue[0] <= now-w {
			queue = queue[1:]
		}
		counts = append(counts, len(queue))
	}
	return counts
}
