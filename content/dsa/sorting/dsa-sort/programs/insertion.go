package main

import "fmt"

func insertionSort(a []int) {
	for i := 1; i < len(a); i++ {
		v := a[i]
		j := i
		for j > 0 && a[j-1] > v {
			a[j] = a[j-1]
			j--
		}
		a[j] = v
	}
}

func main() {
	for _, a := range [][]int{{4, 6, 1, 4}, {3, 2, 1}, {7}, {}} {
		fmt.Print(a, " sorted: ")
		insertionSort(a)
		fmt.Println(a)
	}
}
