package main

import (
	"cmp"
	"fmt"
	"slices"
)

type player struct {
	name  string
	score int
}

func rank(players []player) {
	slices.SortFunc(players, func(p, q player) int {
		if c := cmp.Compare(q.score, p.score); c != 0 {
			return c // q and p exchanged: highest first
		}
		return cmp.Compare(p.name, q.name)
	})
}

func main() {
	players := []player{{"Ben", 1}, {"Tom", 2}, {"Ada", 2}}
	rank(players)
	fmt.Println(players)
}
