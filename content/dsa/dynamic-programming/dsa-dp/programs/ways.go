package main

import "fmt"

func ways(n int) int {
	one, two := 2, 0 // the last one or two houses are equal
	for i := 2; i <= n; i++ {
		one, two = one+two, two+one
	}
	return one + two
}

func main() {
	for n := 1; n <= 4; n++ {
		fmt.Println(n, "houses:", ways(n), "ways")
	}
}
