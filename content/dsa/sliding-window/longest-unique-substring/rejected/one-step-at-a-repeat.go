// Drops one character at a repeat, which need not be the repeated one; drop until that one is gone.

package longestuniquesubstring

func LongestUnique(s string) int {
	var inWindow [256]bool
	best, left := 0, 0
	for right := 0; right < len(s); right++ {
		if inWindow[s[right]] {
			inWindow[s[left]] = false
			left++
		}
		inWindow[s[right]] = true
		best = max(best, right+1-left)
	}
	return best
}
