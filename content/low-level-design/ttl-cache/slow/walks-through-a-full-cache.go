// Looks for the dead only where it has to, in size() and in a put() into a full cache, and then at all entries.

package ttlcache

import (
	"container/list"
	"errors"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type Clock interface {
	NowMs() int64
}

type entry struct {
	key    string
	value  int
	expiry int64
}

type TtlCache struct {
	capacity int
	ttlMs    int
	clock    Clock

	mu    sync.Mutex
	byKey map[string]*list.Element
	uses  *list.List
}

func NewTtlCache(capacity, ttlMs int, clock Clock) (*TtlCache, error) {
	if capacity < 1 || ttlMs < 1 {
		return nil, ErrInvalid
	}
	return &TtlCache{
		capacity: capacity, ttlMs: ttlMs, clock: clock,
		byKey: make(map[string]*list.Element), uses: list.New(),
	}, nil
}

func (c *TtlCache) Put(k string, v int, ttlMs *int) (string, bool, error) {
	life := c.ttlMs
	if ttlMs != nil {
		life = *ttlMs
	}
	if life < 1 {
		return "", false, ErrInvalid
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if known, _ := c.find(k); known != nil {
		c.forget(known)
	}
	if len(c.byKey) == c.capacity {
		c.dropExpired()
	}
	evicted, full := "", len(c.byKey) == c.capacity
	if full {
		evicted = c.forget(c.uses.Back())
	}
	c.byKey[k] = c.uses.PushFront(&entry{k, v, c.clock.NowMs() + int64(life)})
	return evicted, full, nil
}

func (c *TtlCache) Get(k string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, e := c.find(k)
	if element == nil {
		return 0, false
	}
	c.uses.MoveToFront(element)
	return e.value, true
}

func (c *TtlCache) Touch(k string, ttlMs int) (bool, error) {
	if ttlMs < 1 {
		return false, ErrInvalid
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	element, e := c.find(k)
	if element == nil {
		return false, nil
	}
	e.expiry = c.clock.NowMs() + int64(ttlMs)
	return true, nil
}

func (c *TtlCache) Ttl(k string) int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	element, e := c.find(k)
	if element == nil {
		return -1
	}
	return e.expiry - c.clock.NowMs()
}

func (c *TtlCache) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropExpired()
	return len(c.byKey)
}

func (c *TtlCache) find(k string) (*list.Element, *entry) {
	element, ok := c.byKey[k]
	if !ok {
		return nil, nil
	}
	e := element.Value.(*entry)
	if e.expiry <= c.clock.NowMs() {
		c.forget(element)
		return nil, nil
	}
	return element, e
}

func (c *TtlCache) dropExpired() {
	now := c.clock.NowMs()
	for element := c.uses.Front(); element != nil; {
		next := element.Next()
		if element.Value.(*entry).expiry <= now {
			c.forget(element)
		}
		element = next
	}
}

func (c *TtlCache) forget(element *list.Element) string {
	key := c.uses.Remove(element).(*entry).key
	delete(c.byKey, key)
	return key
}
