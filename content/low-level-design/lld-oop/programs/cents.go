package main

import "fmt"

func cents(kind string, hours int) int {
	switch kind {
	case "car":
		return 200 * hours
	case "truck":
		return 500 * hours
	}
	return 0
}

func main() {
	for _, kind := range []string{"car", "truck", "van"} {
		fmt.Printf("%-5s 3 h: %d cents\n", kind, cents(kind, 3))
	}
}
