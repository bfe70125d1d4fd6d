package main

import (
	"fmt"
	"time"
)

type Clock interface {
	NowMs() int64 // whole milliseconds
}

// systemClock counts from start, taken when the program begins.
type systemClock struct{ start time.Time }

func (c systemClock) NowMs() int64 { return time.Since(c.start).Milliseconds() }

// fakeClock stands until it is moved.
type fakeClock struct{ now int64 }

func (c *fakeClock) NowMs() int64 { return c.now }

func (c *fakeClock) Advance(ms int64) { c.now += ms }

func main() {
	var clock Clock = systemClock{time.Now()}
	fmt.Println("the system's clock:", clock.NowMs(), "ms since the start")

	fake := &fakeClock{now: 5}
	clock = fake
	for _, ms := range []int64{0, 499, 1, 86_400_000} {
		fake.Advance(ms)
		fmt.Printf("moved by %d: it is %d\n", ms, clock.NowMs())
	}
}
