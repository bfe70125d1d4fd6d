// Stamps each use and looks through all entries for the oldest stamp: one eviction costs as much as the cache is large.

package lrucache

import (
	"errors"
	"sort"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type entry struct{ value, used int }

type LruCache struct {
	mu       sync.Mutex
	capacity int
	entries  map[int]*entry
	uses     int
}

func NewLruCache(capacity int) (*LruCache, error) {
	if capacity < 0 {
		return nil, ErrInvalid
	}
	return &LruCache{capacity: capacity, entries: make(map[int]*entry)}, nil
}

func (c *LruCache) Put(k, v int) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.capacity == 0 {
		return 0, false
	}
	c.uses++
	if e, ok := c.entries[k]; ok {
		e.value, e.used = v, c.uses
		return 0, false
	}
	evicted, full := 0, len(c.entries) == c.capacity
	if full {
		oldest := c.uses
		for key, e := range c.entries {
			if e.used < oldest {
				evicted, oldest = key, e.used
			}
		}
		delete(c.entries, evicted)
	}
	c.entries[k] = &entry{v, c.uses}
	return evicted, full
}

func (c *LruCache) Get(k int) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[k]
	if !ok {
		return 0, false
	}
	c.uses++
	e.used = c.uses
	return e.value, true
}

func (c *LruCache) Peek(k int) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[k]; ok {
		return e.value, true
	}
	return 0, false
}

func (c *LruCache) Remove(k int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, ok := c.entries[k]
	delete(c.entries, k)
	return ok
}

func (c *LruCache) Keys() []int {
	c.mu.Lock()
	defer c.mu.Unlock()
	keys := make([]int, 0, len(c.entries))
	for key := range c.entries {
		keys = append(keys, key)
	}
	sort.Slice(keys, func(i, j int) bool { return c.entries[keys[i]].used > c.entries[keys[j]].used })
	return keys
}

func (c *LruCache) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.entries)
}
