// Each += copies the text that is there already: n²/2 characters when all of them count.

package ispalindromephrase

import (
	"strings"
	"unicode"
)

func IsPalindrome(s string) bool {
	forward, backward := "", ""
	for _, r := range strings.ToLower(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			forward += string(r)
			backward = string(r) + backward
		}
	}
	return forward == backward
}
