// Counts every letter anew at each place of the text: n² comparisons.

package isanagram

func count(letters []rune, wanted rune) int {
	n := 0
	for _, r := range letters {
		if r == wanted {
			n++
		}
	}
	return n
}

func IsAnagram(a, b string) bool {
	first, second := []rune(a), []rune(b)
	if len(first) != len(second) {
		return false
	}
	for _, r := range first {
		if count(first, r) != count(second, r) {
			return false
		}
	}
	return true
}
