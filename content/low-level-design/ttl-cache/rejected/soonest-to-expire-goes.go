// Makes room by dropping the entry that expires next; the one used longest ago has to go.

package ttlcache

import (
	"container/heap"
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
	expiry int64         // the first instant at which the entry is gone
	use    *list.Element // its element in uses
	place  int           // its index in expiries
}

type TtlCache struct {
	capacity int
	ttlMs    int
	clock    Clock

	mu       sync.Mutex
	byKey    map[string]*entry
	uses     *list.List
	expiries expiryHeap
}

func NewTtlCache(capacity, ttlMs int, clock Clock) (*TtlCache, error) {
	if capacity < 1 || ttlMs < 1 {
		return nil, ErrInvalid
	}
	return &TtlCache{
		capacity: capacity,
		ttlMs:    ttlMs,
		clock:    clock,
		byKey:    make(map[string]*entry),
		uses:     list.New(),
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
	expiry := c.dropExpired() + int64(life)
	if e, ok := c.byKey[k]; ok {
		e.value = v
		c.uses.MoveToFront(e.use)
		c.setExpiry(e, expiry)
		return "", false, nil
	}
	evicted, full := "", len(c.byKey) == c.capacity
	if full {
		oldest := c.expiries[0]
		evicted = oldest.key
		c.forget(oldest)
	}
	e := &entry{key: k, value: v, expiry: expiry}
	e.use = c.uses.PushFront(e)
	c.byKey[k] = e
	heap.Push(&c.expiries, e)
	return evicted, full, nil
}

func (c *TtlCache) Get(k string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropExpired()
	e, ok := c.byKey[k]
	if !ok {
		return 0, false
	}
	c.uses.MoveToFront(e.use)
	return e.value, true
}

func (c *TtlCache) Touch(k string, ttlMs int) (bool, error) {
	if ttlMs < 1 {
		return false, ErrInvalid
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.dropExpired()
	e, ok := c.byKey[k]
	if ok {
		c.setExpiry(e, now+int64(ttlMs))
	}
	return ok, nil
}

func (c *TtlCache) Ttl(k string) int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.dropExpired()
	if e, ok := c.byKey[k]; ok {
		return e.expiry - now
	}
	return -1
}

func (c *TtlCache) Size() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.dropExpired()
	return len(c.byKey)
}

func (c *TtlCache) dropExpired() int64 {
	now := c.clock.NowMs()
	for len(c.expiries) > 0 && c.expiries[0].expiry <= now {
		c.forget(c.expiries[0])
	}
	return now
}

func (c *TtlCache) setExpiry(e *entry, expiry int64) {
	e.expiry = expiry
	heap.Fix(&c.expiries, e.place)
}

func (c *TtlCache) forget(e *entry) {
	delete(c.byKey, e.key)
	c.uses.Remove(e.use)
	heap.Remove(&c.expiries, e.place)
}

type expiryHeap []*entry

func (h expiryHeap) Len() int { return len(h) }

func (h expiryHeap) Less(i, j int) bool { return h[i].expiry < h[j].expiry }

func (h expiryHeap) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].place, h[j].place = i, j
}

func (h *expiryHeap) Push(x any) {
	e := x.(*entry)
	e.place = len(*h)
	*h = append(*h, e)
}

func (h *expiryHeap) Pop() any {
	last := len(*h) - 1
	e := (*h)[last]
	(*h)[last] = nil
	*h = (*h)[:last]
	return e
}
