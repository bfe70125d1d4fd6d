// Searches the first operator from the start each time and closes the gap: about n²/8 tokens read, and more moved.

package evalrpn

import (
	"slices"
	"strconv"
)

func EvalRPN(t []string) int {
	left := slices.Clone(t)
	for len(left) > 1 {
		at := slices.IndexFunc(left, func(token string) bool {
			return token == "+" || token == "-" || token == "*" || token == "/"
		})
		a, _ := strconv.Atoi(left[at-2])
		b, _ := strconv.Atoi(left[at-1])
		var value int
		switch left[at] {
		case "+":
			value = a + b
		case "-":
			value = a - b
		case "*":
			value = a * b
		default:
			value = a / b
		}
		left = slices.Replace(left, at-2, at+1, strconv.Itoa(value))
	}
	value, _ := strconv.Atoi(left[0])
	return value
}
