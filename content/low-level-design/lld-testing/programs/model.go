package main

import (
	"fmt"
	"slices"
)

type model struct {
	capacity int
	pairs    [][2]int // key and value, the newest first
}

func (m *model) take(k int) (int, bool) {
	for i, p := range m.pairs {
		if p[0] == k {
			m.pairs = slices.Delete(m.pairs, i, i+1)
			return p[1], true
		}
	}
	return 0, false
}

func (m *model) get(k int) (int, bool) {
	v, ok := m.take(k)
	if ok {
		m.pairs = slices.Insert(m.pairs, 0, [2]int{k, v})
	}
	return v, ok
}

func (m *model) put(k, v int) (int, bool) {
	if m.capacity == 0 {
		return 0, false
	}
	m.take(k)
	m.pairs = slices.Insert(m.pairs, 0, [2]int{k, v})
	if len(m.pairs) <= m.capacity {
		return 0, false
	}
	oldest := m.pairs[m.capacity][0]
	m.pairs = m.pairs[:m.capacity]
	return oldest, true
}

func (m *model) keys() []int {
	var keys []int
	for _, p := range m.pairs {
		keys = append(keys, p[0])
	}
	return keys
}

func main() {
	m := &model{capacity: 2}
	m.put(1, 10)
	m.put(2, 20)
	fmt.Println("put 1 and 2:", m.keys())
	m.get(1)
	fmt.Println("get 1:      ", m.keys())
	dropped, full := m.put(3, 30)
	fmt.Println("put 3:      ", m.keys(), "dropped:", dropped, full)
}
