package main

import (
	"fmt"
	"sync"
)

type Room struct {
	id   int
	mu   sync.Mutex
	list []int
}

func swap(a, b *Room) {
	if a == b {
		return
	}
	first, second := a, b
	if b.id < a.id {
		first, second = b, a
	}
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	a.list, b.list = b.list, a.list
}

func main() {
	a, b := &Room{id: 1, list: []int{10}}, &Room{id: 2, list: []int{20}}
	var swaps sync.WaitGroup
	for i := 0; i < 1000; i++ {
		swaps.Add(2)
		go func() { defer swaps.Done(); swap(a, b) }()
		go func() { defer swaps.Done(); swap(b, a) }()
	}
	swaps.Wait()
	fmt.Println("2,000 swaps in both directions, and no deadlock:", a.list, b.list)
}
