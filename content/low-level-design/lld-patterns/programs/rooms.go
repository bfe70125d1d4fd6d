package main

import (
	"cmp"
	"fmt"
	"slices"
)

type Room struct {
	ID       string
	Capacity int
}

func SmallestFirst(a, b Room) int { return cmp.Compare(a.Capacity, b.Capacity) }

func ByName(a, b Room) int { return cmp.Compare(a.ID, b.ID) }

func fitting(rooms []Room, people int, order func(a, b Room) int) []Room {
	var fit []Room
	for _, r := range rooms {
		if r.Capacity >= people {
			fit = append(fit, r)
		}
	}
	slices.SortStableFunc(fit, order)
	return fit
}

func main() {
	rooms := []Room{{"Elm", 8}, {"Ash", 12}, {"Oak", 4}}
	fmt.Println("smallest first:", fitting(rooms, 6, SmallestFirst))
	fmt.Println("by name:       ", fitting(rooms, 6, ByName))
}
