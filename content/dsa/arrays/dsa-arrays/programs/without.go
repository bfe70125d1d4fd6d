package main

import "fmt"

func Without(a []int, x int) int {
	w := 0
	for r := 0; r < len(a); r++ {
		if a[r] != x {
			a[w] = a[r]
			w++
		}
	}
	return w
}

func main() {
	a := []int{3, 1, 3, 4, 3}
	w := Without(a, 3)
	fmt.Println("kept", w, "->", a[:w], "all cells:", a)
}
