package main

import "fmt"

func collapse(s string) string {
	stack := []byte{}
	for i := 0; i < len(s); i++ {
		if n := len(stack); n > 0 && stack[n-1] == s[i] {
			stack = stack[:n-1]
		} else {
			stack = append(stack, s[i])
		}
	}
	return string(stack)
}

func main() {
	for _, s := range []string{"abbac", "aaa", "abba", ""} {
		fmt.Printf("%q: %q\n", s, collapse(s))
	}
}
