package main

import "fmt"

type Cache struct{ data map[int]int }

func (c *Cache) Get(k int) (int, bool) {
	v, ok := c.data[k]
	return v, ok
}

func (c *Cache) GetAll(keys []int) []int {
	var found []int
	for _, k := range keys {
		if v, ok := c.Get(k); ok {
			found = append(found, v)
		}
	}
	return found
}

type Counted struct {
	*Cache
	reads int
}

func (c *Counted) Get(k int) (int, bool) {
	c.reads++
	return c.Cache.Get(k)
}

func main() {
	counted := &Counted{Cache: &Cache{data: map[int]int{1: 10, 2: 20, 3: 30}}}
	found := counted.GetAll([]int{1, 2, 3})
	fmt.Println("found:", found, "reads:", counted.reads)
}
