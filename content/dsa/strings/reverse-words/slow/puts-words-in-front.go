// Copies the whole result for each word that is put in front of it: n²/4 characters with words of one letter.

package reversewords

import "strings"

func ReverseWords(s string) string {
	result := ""
	for _, word := range strings.Fields(s) {
		if result == "" {
			result = word
		} else {
			result = word + " " + result
		}
	}
	return result
}
