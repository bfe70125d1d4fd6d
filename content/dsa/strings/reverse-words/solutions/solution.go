package reversewords

import (
	"slices"
	"strings"
)

// ReverseWords returns the words of s in reverse order, one space between them. Fields drops the empty parts that
// runs of spaces and spaces at the ends would leave.
func ReverseWords(s string) string {
	words := strings.Fields(s)
	slices.Reverse(words)
	return strings.Join(words, " ")
}
