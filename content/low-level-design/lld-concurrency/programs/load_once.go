package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Cache struct {
	mu      sync.Mutex
	entries map[string]*entry
}

type entry struct {
	once  sync.Once
	value int
}

func (c *Cache) GetOrLoad(k string, load func(string) int) int {
	c.mu.Lock()
	e, ok := c.entries[k]
	if !ok {
		e = new(entry)
		c.entries[k] = e
	}
	c.mu.Unlock()
	e.once.Do(func() { e.value = load(k) })
	return e.value
}

func main() {
	cache := &Cache{entries: map[string]*entry{}}
	var loads atomic.Int32
	load := func(string) int {
		loads.Add(1)
		time.Sleep(50 * time.Millisecond)
		return 7
	}
	var callers sync.WaitGroup
	for i := 0; i < 8; i++ {
		callers.Add(1)
		go func() {
			defer callers.Done()
			cache.GetOrLoad("a", load)
		}()
	}
	callers.Wait()
	fmt.Println("eight callers at once, loads:", loads.Load())
}
