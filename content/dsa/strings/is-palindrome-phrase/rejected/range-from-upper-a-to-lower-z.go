// From 'A' to 'z' there are six signs between 'Z' and 'a', such as [ and ^; they do not count.

package ispalindromephrase

import "strings"

func IsPalindrome(s string) bool {
	counts := func(c byte) bool { return 'A' <= c && c <= 'z' || '0' <= c && c <= '9' }
	s = strings.ToLower(s)
	i, j := 0, len(s)-1
	for i < j {
		if !counts(s[i]) {
			i++
		} else if !counts(s[j]) {
			j--
		} else if s[i] != s[j] {
			return false
		} else {
			i++
			j--
		}
	}
	return true
}
