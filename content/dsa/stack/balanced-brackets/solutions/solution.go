package balancedbrackets

// Balanced reports whether every bracket is closed by its own kind, in order. The stack holds the closing brackets
// that are due, the next one on top.
func Balanced(s string) bool {
	var due []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case '(':
			due = append(due, ')')
		case '[':
			due = append(due, ']')
		case '{':
			due = append(due, '}')
		case ')', ']', '}':
			top := len(due) - 1
			if top < 0 || due[top] != c {
				return false
			}
			due = due[:top]
		}
	}
	return len(due) == 0
}
