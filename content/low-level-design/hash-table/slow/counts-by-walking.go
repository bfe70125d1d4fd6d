// Counts all entries at each put to see if it has to grow: n² steps for n keys.

package hashtable

import "errors"

var ErrInvalid = errors.New("INVALID")

type entry struct {
	key   string
	hash  int
	value int
	next  *entry
}

type HashTable struct {
	heads []*entry
	size  int
	hash  func(string) int
}

func NewHashTable(buckets int, hash func(string) int) (*HashTable, error) {
	if buckets < 1 {
		return nil, ErrInvalid
	}
	return &HashTable{heads: make([]*entry, buckets), hash: hash}, nil
}

func (t *HashTable) Put(k string, v int) (int, bool) {
	hash := t.hash(k)
	if e := *t.find(k, hash); e != nil {
		old := e.value
		e.value = v
		return old, true
	}
	if 4*(len(t.Keys())+1) > 3*len(t.heads) {
		t.grow()
	}
	t.insert(&entry{key: k, hash: hash, value: v})
	t.size++
	return 0, false
}

func (t *HashTable) Get(k string) (int, bool) {
	if e := *t.find(k, t.hash(k)); e != nil {
		return e.value, true
	}
	return 0, false
}

func (t *HashTable) Remove(k string) (int, bool) {
	link := t.find(k, t.hash(k))
	e := *link
	if e == nil {
		return 0, false
	}
	*link = e.next
	t.size--
	return e.value, true
}

func (t *HashTable) Size() int { return t.size }

func (t *HashTable) Buckets() int { return len(t.heads) }

func (t *HashTable) Keys() []string {
	keys := make([]string, 0, t.size)
	for _, head := range t.heads {
		for e := head; e != nil; e = e.next {
			keys = append(keys, e.key)
		}
	}
	return keys
}

func (t *HashTable) find(k string, hash int) **entry {
	link := &t.heads[t.index(hash)]
	for *link != nil && ((*link).hash != hash || (*link).key != k) {
		link = &(*link).next
	}
	return link
}

func (t *HashTable) insert(e *entry) {
	head := &t.heads[t.index(e.hash)]
	e.next = *head
	*head = e
}

func (t *HashTable) grow() {
	old := t.heads
	t.heads = make([]*entry, 2*len(old))
	for _, e := range old {
		for e != nil {
			next := e.next
			t.insert(e)
			e = next
		}
	}
}

func (t *HashTable) index(hash int) int {
	m := len(t.heads)
	return (hash%m + m) % m
}
