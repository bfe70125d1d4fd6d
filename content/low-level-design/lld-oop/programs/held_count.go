package main

import "fmt"

type Cache struct{ data map[int]int }

func (c *Cache) GetAll(keys []int) []int {
	var found []int
	for _, k := range keys {
		if v, ok := c.data[k]; ok {
			found = append(found, v)
		}
	}
	return found
}

type Counted struct {
	inner *Cache
	reads int
}

func (c *Counted) GetAll(keys []int) []int {
	c.reads += len(keys)
	return c.inner.GetAll(keys)
}

func main() {
	counted := &Counted{inner: &Cache{data: map[int]int{1: 10, 2: 20, 3: 30}}}
	found := counted.GetAll([]int{1, 2, 3})
	fmt.Println("found:", found, "reads:", counted.reads)
}
