package main

import "fmt"

// Behind keeps writes in memory and writes the last value of each key to the database when flushed.
type Behind struct {
	db    map[string]int
	dirty map[string]int
	saved int // writes that the database got
}

func (b *Behind) Put(key string, value int) { b.dirty[key] = value }

// Get looks at what is dirty first: the database does not have it yet.
func (b *Behind) Get(key string) int {
	if value, ok := b.dirty[key]; ok {
		return value
	}
	return b.db[key]
}

func (b *Behind) Flush() {
	for key, value := range b.dirty {
		b.db[key] = value
		b.saved++
	}
	clear(b.dirty)
}

func main() {
	for _, every := range []int{1, 10, 100, 1000} {
		b := &Behind{db: map[string]int{}, dirty: map[string]int{}}
		lost, last := 0, map[string]int{}
		for i := 1; i <= 9_999; i++ { // the process dies after 9,999 writes, all answered
			key := fmt.Sprint("meter ", i*i%101)
			b.Put(key, i)
			last[key] = i
			if i%every == 0 {
				b.Flush()
			}
		}
		for key, value := range last {
			if b.db[key] != value {
				lost++
			}
		}
		fmt.Printf("flush each %4d writes: %5d reach the database, lost: the last %3d writes, %2d meters wrong\n",
			every, b.saved, 9_999%every, lost)
	}
}
