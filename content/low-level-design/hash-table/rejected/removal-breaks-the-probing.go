// Open addressing that empties a slot: a key that was moved on past it is not found any more.

package hashtable

import "errors"

var ErrInvalid = errors.New("INVALID")

type slot struct {
	key   string
	value int
	used  bool
}

type HashTable struct {
	slots []slot
	size  int
	hash  func(string) int
}

func NewHashTable(buckets int, hash func(string) int) (*HashTable, error) {
	if buckets < 1 {
		return nil, ErrInvalid
	}
	return &HashTable{slots: make([]slot, buckets), hash: hash}, nil
}

func (t *HashTable) find(k string) int {
	m := len(t.slots)
	i := (t.hash(k)%m + m) % m
	for steps := 0; steps < m && t.slots[i].used && t.slots[i].key != k; steps++ {
		i = (i + 1) % m
	}
	return i
}

func (t *HashTable) has(i int, k string) bool {
	return t.slots[i].used && t.slots[i].key == k
}

func (t *HashTable) Put(k string, v int) (int, bool) {
	i := t.find(k)
	if t.has(i, k) {
		old := t.slots[i].value
		t.slots[i].value = v
		return old, true
	}
	if 4*(t.size+1) > 3*len(t.slots) {
		old := t.slots
		t.slots = make([]slot, 2*len(old))
		for _, s := range old {
			if s.used {
				t.slots[t.find(s.key)] = s
			}
		}
		i = t.find(k)
	}
	t.slots[i] = slot{k, v, true}
	t.size++
	return 0, false
}

func (t *HashTable) Get(k string) (int, bool) {
	if i := t.find(k); t.has(i, k) {
		return t.slots[i].value, true
	}
	return 0, false
}

func (t *HashTable) Remove(k string) (int, bool) {
	i := t.find(k)
	if !t.has(i, k) {
		return 0, false
	}
	old := t.slots[i].value
	t.slots[i] = slot{}
	t.size--
	return old, true
}

func (t *HashTable) Size() int { return t.size }

func (t *HashTable) Buckets() int { return len(t.slots) }

func (t *HashTable) Keys() []string {
	keys := []string{}
	for _, s := range t.slots {
		if s.used {
			keys = append(keys, s.key)
		}
	}
	return keys
}
