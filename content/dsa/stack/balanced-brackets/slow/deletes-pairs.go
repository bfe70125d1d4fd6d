// Every pass reads the whole text and takes off one layer: n²/4 characters for one deep nest.

package balancedbrackets

import "strings"

func Balanced(s string) bool {
	s = strings.Map(func(c rune) rune {
		if strings.ContainsRune("()[]{}", c) {
			return c
		}
		return -1
	}, s)
	for {
		before := len(s)
		for _, pair := range []string{"()", "[]", "{}"} {
			s = strings.ReplaceAll(s, pair, "")
		}
		if len(s) == before {
			return s == ""
		}
	}
}
