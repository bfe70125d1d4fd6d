package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

type Cache struct {
	mu   sync.Mutex
	data map[string]int
}

func (c *Cache) Get(k string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	v, ok := c.data[k]
	return v, ok
}

func (c *Cache) Put(k string, v int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.data[k] = v
}

func (c *Cache) GetOrLoad(k string, load func(string) int) int {
	if v, ok := c.Get(k); ok { // locks, looks, unlocks
		return v
	}
	v := load(k)
	c.Put(k, v) // locks, writes, unlocks
	return v
}

func main() {
	cache := &Cache{data: map[string]int{}}
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
