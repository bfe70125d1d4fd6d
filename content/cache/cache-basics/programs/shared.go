package main

import (
	"fmt"
	"slices"
)

var cache = map[string][]string{}

func bestSellers() []string {
	if _, ok := cache["best"]; !ok {
		cache["best"] = []string{"lamp", "chair", "desk"}
	}
	return cache["best"] // wrong: the caller gets the cache's own array
}

func frontPage(owned ...string) []string {
	page := bestSellers()
	return slices.DeleteFunc(page, func(name string) bool { return slices.Contains(owned, name) })
}

func main() {
	fmt.Printf("%q\n", frontPage("lamp"))
	fmt.Printf("%q\n", frontPage())
}
