package main

import "fmt"

type folder struct {
	files   []int // bytes of each
	folders []*folder
}

func size(f *folder) int {
	total := 0
	for _, bytes := range f.files {
		total += bytes
	}
	for _, inner := range f.folders {
		total += size(inner)
	}
	return total
}

func main() {
	photos := &folder{folders: []*folder{{files: []int{300}}}}
	home := &folder{files: []int{10}, folders: []*folder{{files: []int{20}}, photos}}
	fmt.Println("photos:", size(photos), "home:", size(home), "empty:", size(&folder{}))
}
