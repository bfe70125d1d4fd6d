package evalrpn

import "strconv"

// EvalRPN returns the value of a postfix expression. The stack holds the values of the finished parts; an operator
// takes the last two.
func EvalRPN(t []string) int {
	var stack []int
	for _, token := range t {
		switch token {
		case "+", "-", "*", "/":
			top := len(stack) - 1
			stack[top-1] = apply(token, stack[top-1], stack[top])
			stack = stack[:top]
		default:
			// The tokens are valid, so that there is no error to handle.
			number, _ := strconv.Atoi(token)
			stack = append(stack, number)
		}
	}
	return stack[0]
}

func apply(operator string, a, b int) int {
	switch operator {
	case "+":
		return a + b
	case "-":
		return a - b
	case "*":
		return a * b
	default:
		return a / b
	}
}
