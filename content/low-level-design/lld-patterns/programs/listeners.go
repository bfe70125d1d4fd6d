package main

import (
	"fmt"
	"slices"
	"sync"
)

// Cache keeps the two keys that came last.
type Cache struct {
	mu        sync.Mutex
	keys      []string
	values    []int
	listeners []func(key string)
}

func (c *Cache) insert(k string, v int) (dropped string, full bool) {
	if full = len(c.keys) == 2; full {
		dropped = c.keys[0]
		c.keys, c.values = c.keys[1:], c.values[1:]
	}
	c.keys, c.values = append(c.keys, k), append(c.values, v)
	return dropped, full
}

func (c *Cache) Put(k string, v int) {
	c.mu.Lock()
	dropped, full := c.insert(k, v)
	listeners := slices.Clone(c.listeners)
	c.mu.Unlock()
	if full {
		for _, tell := range listeners {
			tell(dropped)
		}
	}
}

func (c *Cache) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.keys)
}

func main() {
	cache := &Cache{}
	cache.listeners = append(cache.listeners, func(key string) {
		// It asks the cache, which is possible only because nobody holds the lock.
		fmt.Println("dropped:", key, "size:", cache.Size())
	})
	for i, k := range []string{"a", "b", "c", "d"} {
		cache.Put(k, i)
	}
}
