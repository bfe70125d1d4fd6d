package main

import "fmt"

func cheapest(price [][3]int) int {
	red, green, blue := 0, 0, 0
	for _, p := range price {
		red, green, blue =
			p[0]+min(green, blue),
			p[1]+min(red, blue),
			p[2]+min(red, green)
	}
	return min(red, green, blue)
}

func main() {
	fmt.Println("three houses:", cheapest([][3]int{{1, 2, 9}, {1, 9, 9}, {8, 3, 5}}))
	fmt.Println("two houses:", cheapest([][3]int{{1, 2, 9}, {1, 9, 9}}))
	fmt.Println("none:", cheapest(nil))
}
