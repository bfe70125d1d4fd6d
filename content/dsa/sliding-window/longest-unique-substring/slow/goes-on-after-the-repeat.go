// Reads from every start to the end of the text; nothing can be found there once a character has come again.

package longestuniquesubstring

func LongestUnique(s string) int {
	best := 0
	for start := 0; start < len(s); start++ {
		var seen [256]bool
		unique := true
		for end := start; end < len(s); end++ {
			unique = unique && !seen[s[end]]
			seen[s[end]] = true
			if unique {
				best = max(best, end+1-start)
			}
		}
	}
	return best
}
