package main

import "fmt"

type folder struct {
	files   []int // bytes of each
	folders []*folder
}

func sizeFlat(root *folder) int {
	total := 0
	todo := []*folder{root}
	for len(todo) > 0 {
		f := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for _, bytes := range f.files {
			total += bytes
		}
		todo = append(todo, f.folders...)
	}
	return total
}

func main() {
	photos := &folder{folders: []*folder{{files: []int{300}}}}
	home := &folder{files: []int{10}, folders: []*folder{{files: []int{20}}, photos}}
	fmt.Println("photos:", sizeFlat(photos), "home:", sizeFlat(home), "empty:", sizeFlat(&folder{}))
}
