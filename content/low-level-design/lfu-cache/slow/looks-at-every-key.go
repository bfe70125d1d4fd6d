// Looks at every key to find the one that goes: as many steps as there are keys, for each Put of a new one.

package lfucache

import "errors"

var ErrInvalid = errors.New("INVALID")

type entry struct{ value, freq, used int }

type LfuCache struct {
	capacity int
	entries  map[int]*entry
	uses     int
}

func NewLfuCache(capacity int) (*LfuCache, error) {
	if capacity < 0 {
		return nil, ErrInvalid
	}
	return &LfuCache{capacity: capacity, entries: make(map[int]*entry)}, nil
}

func (c *LfuCache) Put(k, v int) (int, bool) {
	if c.capacity == 0 {
		return 0, false
	}
	c.uses++
	if e, ok := c.entries[k]; ok {
		e.value, e.freq, e.used = v, e.freq+1, c.uses
		return 0, false
	}
	evicted, full := 0, len(c.entries) == c.capacity
	if full {
		evicted = c.first()
		delete(c.entries, evicted)
	}
	c.entries[k] = &entry{v, 1, c.uses}
	return evicted, full
}

func (c *LfuCache) Get(k int) (int, bool) {
	e, ok := c.entries[k]
	if !ok {
		return 0, false
	}
	c.uses++
	e.freq, e.used = e.freq+1, c.uses
	return e.value, true
}

func (c *LfuCache) Freq(k int) int {
	if e, ok := c.entries[k]; ok {
		return e.freq
	}
	return 0
}

func (c *LfuCache) first() int {
	first, least := 0, &entry{freq: c.uses + 1}
	for key, e := range c.entries {
		if e.freq < least.freq || e.freq == least.freq && e.used < least.used {
			first, least = key, e
		}
	}
	return first
}
