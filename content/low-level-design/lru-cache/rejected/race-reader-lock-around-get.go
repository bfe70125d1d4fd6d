// race: Get moves the node under a reader lock: two readers change the links at the same time.

package lrucache

import (
	"container/list"
	"errors"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type entry struct{ key, value int }

type LruCache struct {
	mu       sync.RWMutex
	capacity int
	order    *list.List
	byKey    map[int]*list.Element
}

func NewLruCache(capacity int) (*LruCache, error) {
	if capacity < 0 {
		return nil, ErrInvalid
	}
	return &LruCache{capacity: capacity, order: list.New(), byKey: make(map[int]*list.Element)}, nil
}

func (c *LruCache) Put(k, v int) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.capacity == 0 {
		return 0, false
	}
	if e, ok := c.byKey[k]; ok {
		e.Value.(*entry).value = v
		c.order.MoveToFront(e)
		return 0, false
	}
	evicted, full := 0, c.order.Len() == c.capacity
	if full {
		evicted = c.forget(c.order.Back())
	}
	c.byKey[k] = c.order.PushFront(&entry{k, v})
	return evicted, full
}

func (c *LruCache) Get(k int) (int, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	e, ok := c.byKey[k]
	if !ok {
		return 0, false
	}
	c.order.MoveToFront(e)
	return e.Value.(*entry).value, true
}

func (c *LruCache) Peek(k int) (int, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	e, ok := c.byKey[k]
	if !ok {
		return 0, false
	}
	return e.Value.(*entry).value, true
}

func (c *LruCache) Remove(k int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.byKey[k]
	if ok {
		c.forget(e)
	}
	return ok
}

func (c *LruCache) Keys() []int {
	c.mu.Lock()
	defer c.mu.Unlock()
	keys := make([]int, 0, c.order.Len())
	for e := c.order.Front(); e != nil; e = e.Next() {
		keys = append(keys, e.Value.(*entry).key)
	}
	return keys
}

func (c *LruCache) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.order.Len()
}

func (c *LruCache) forget(e *list.Element) int {
	key := c.order.Remove(e).(*entry).key
	delete(c.byKey, key)
	return key
}
