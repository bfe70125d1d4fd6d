package isanagram

// IsAnagram reports whether a and b have the same code points, each equally often. range over a string
// decodes UTF-8, so r is a code point and not a byte.
func IsAnagram(a, b string) bool {
	left := make(map[rune]int)
	for _, r := range a {
		left[r]++
	}
	for _, r := range b {
		left[r]--
	}
	for _, n := range left {
		if n != 0 {
			return false
		}
	}
	return true
}
