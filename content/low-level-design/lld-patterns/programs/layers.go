package main

import "fmt"

type Limiter interface{ Allow() bool }

// bucket has so many tokens and gets no new ones.
type bucket struct{ left int }

func (b *bucket) Allow() bool {
	b.left--
	return b.left >= 0
}

type Counted struct {
	inner   Limiter
	refused int
}

func (c *Counted) Allow() bool {
	ok := c.inner.Allow()
	if !ok {
		c.refused++
	}
	return ok
}

// DryRun asks, and lets everybody pass.
type DryRun struct{ inner Limiter }

func (d DryRun) Allow() bool {
	d.inner.Allow()
	return true
}

func passed(limiter Limiter) (passed int) {
	for i := 0; i < 100; i++ {
		if limiter.Allow() {
			passed++
		}
	}
	return passed
}

func main() {
	inside := &Counted{inner: &bucket{left: 70}}
	fmt.Println("DryRun around Counted: passed", passed(DryRun{inside}), "refused", inside.refused)

	outside := &Counted{inner: DryRun{&bucket{left: 70}}}
	fmt.Println("Counted around DryRun: passed", passed(outside), "refused", outside.refused)
}
