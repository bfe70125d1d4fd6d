// Decides by the index whether a space is due; spaces at the end of the text then leave one at the front.

package reversewords

import "strings"

func ReverseWords(s string) string {
	parts := strings.Split(s, " ")
	var result strings.Builder
	for i := len(parts) - 1; i >= 0; i-- {
		if i < len(parts)-1 && parts[i] != "" {
			result.WriteByte(' ')
		}
		result.WriteString(parts[i])
	}
	return result.String()
}
