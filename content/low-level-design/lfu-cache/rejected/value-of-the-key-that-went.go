// Put returns the value that went; asked for is its key.

package lfucache

import (
	"container/list"
	"errors"
)

var ErrInvalid = errors.New("INVALID")

type entry struct{ key, value, freq int }

type LfuCache struct {
	capacity int
	byKey    map[int]*list.Element
	groups   map[int]*list.List
	lowest   int
}

func NewLfuCache(capacity int) (*LfuCache, error) {
	if capacity < 0 {
		return nil, ErrInvalid
	}
	return &LfuCache{
		capacity: capacity,
		byKey:    make(map[int]*list.Element),
		groups:   make(map[int]*list.List),
	}, nil
}

func (c *LfuCache) Put(k, v int) (int, bool) {
	if c.capacity == 0 {
		return 0, false
	}
	if e, ok := c.byKey[k]; ok {
		e.Value.(*entry).value = v
		c.use(e)
		return 0, false
	}
	evicted, full := 0, len(c.byKey) == c.capacity
	if full {
		old := c.leaveGroup(c.groups[c.lowest].Front())
		delete(c.byKey, old.key)
		evicted = old.value
	}
	c.joinGroup(&entry{k, v, 1})
	c.lowest = 1
	return evicted, full
}

func (c *LfuCache) Get(k int) (int, bool) {
	e, ok := c.byKey[k]
	if !ok {
		return 0, false
	}
	return c.use(e).value, true
}

func (c *LfuCache) Freq(k int) int {
	if e, ok := c.byKey[k]; ok {
		return e.Value.(*entry).freq
	}
	return 0
}

func (c *LfuCache) use(e *list.Element) *entry {
	used := c.leaveGroup(e)
	if c.groups[c.lowest] == nil {
		c.lowest++
	}
	used.freq++
	c.joinGroup(used)
	return used
}

func (c *LfuCache) leaveGroup(e *list.Element) *entry {
	freq := e.Value.(*entry).freq
	group := c.groups[freq]
	left := group.Remove(e).(*entry)
	if group.Len() == 0 {
		delete(c.groups, freq)
	}
	return left
}

func (c *LfuCache) joinGroup(e *entry) {
	group := c.groups[e.freq]
	if group == nil {
		group = list.New()
		c.groups[e.freq] = group
	}
	c.byKey[e.key] = group.PushBack(e)
}
