package longestuniquesubstring

// LongestUnique returns the length of the longest substring of s without a repeated character. s[left:right+1] is the
// longest such part that ends at right.
func LongestUnique(s string) int {
	// One more than the index where a byte was last; 0 is for "not seen", which moves nothing.
	var behind [256]int
	best, left := 0, 0
	for right := 0; right < len(s); right++ {
		c := s[right]
		left = max(left, behind[c])
		behind[c] = right + 1
		best = max(best, right+1-left)
	}
	return best
}
