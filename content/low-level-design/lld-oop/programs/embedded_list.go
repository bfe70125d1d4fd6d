package main

import (
	"container/list"
	"fmt"
)

type LruCache struct {
	// Embedded: a field without a name of its own.
	*list.List
	byKey map[int]*list.Element
}

func main() {
	cache := &LruCache{list.New(), map[int]*list.Element{}}
	for k := 1; k <= 3; k++ {
		cache.byKey[k] = cache.PushFront(k)
	}
	cache.Init() // meant: clear the cache
	_, found := cache.byKey[2]
	fmt.Println("Len says", cache.Len(), "and key 2 is found:", found)
}
