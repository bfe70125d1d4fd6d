// crash: r - 'a' is an index of a 26-letter table only for a to z; the texts hold any code point.

package isanagram

func IsAnagram(a, b string) bool {
	var left [26]int
	for _, r := range a {
		left[r-'a']++
	}
	for _, r := range b {
		left[r-'a']--
	}
	return left == [26]int{}
}
