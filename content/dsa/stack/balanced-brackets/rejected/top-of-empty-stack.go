// crash: Looks at the top of the stack when a closing bracket comes and nothing is open.

package balancedbrackets

func Balanced(s string) bool {
	closing := map[rune]rune{'(': ')', '[': ']', '{': '}'}
	var due []rune
	for _, c := range s {
		if want, ok := closing[c]; ok {
			due = append(due, want)
		} else if c == ')' || c == ']' || c == '}' {
			if due[len(due)-1] != c {
				return false
			}
			due = due[:len(due)-1]
		}
	}
	return len(due) == 0
}
