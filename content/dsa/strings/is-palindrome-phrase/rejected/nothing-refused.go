// Refuses a text in which nothing counts; there is nothing that differs, so it is a palindrome.

package ispalindromephrase

import (
	"slices"
	"strings"
	"unicode"
)

func IsPalindrome(s string) bool {
	var counted []rune
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			counted = append(counted, r)
		}
	}
	if len(counted) == 0 {
		return false
	}
	backwards := slices.Clone(counted)
	slices.Reverse(backwards)
	return slices.Equal(counted, backwards)
}
