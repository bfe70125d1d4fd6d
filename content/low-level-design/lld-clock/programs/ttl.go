package main

import "fmt"

// movingClock goes on by step with each question.
type movingClock struct{ now, step int64 }

func (c *movingClock) NowMs() int64 {
	now := c.now
	c.now += c.step
	return now
}

type entry struct{ expiry int64 }

type Cache struct{ clock *movingClock }

// ttl is wrong: it asks twice.
func (c *Cache) ttl(e entry) int64 {
	if c.clock.NowMs() >= e.expiry {
		return -1 // not there
	}
	return e.expiry - c.clock.NowMs()
}

func main() {
	for _, step := range []int64{0, 1, 3} {
		cache := &Cache{clock: &movingClock{now: 999, step: step}}
		fmt.Printf("%d ms pass between the two questions: ttl %d\n", step, cache.ttl(entry{expiry: 1000}))
	}
}
