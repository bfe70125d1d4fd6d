package main

import "fmt"

type Clock interface{ NowMs() int64 }

type bucket struct{ perSecond int }

func (bucket) Allow() bool { return true }

func newBucket(perSecond int, _ Clock) Limiter { return bucket{perSecond} }

type window struct{ perSecond int }

func (window) Allow() bool { return true }

func newWindow(perSecond int, _ Clock) Limiter { return window{perSecond} }

type Limiter interface{ Allow() bool }

func NewLimiter(kind string, perSecond int, clock Clock) (Limiter, error) {
	switch kind {
	case "bucket":
		return newBucket(perSecond, clock), nil
	case "window":
		return newWindow(perSecond, clock), nil
	}
	return nil, fmt.Errorf("no limiter of the kind %q", kind)
}

func main() {
	for _, kind := range []string{"bucket", "window", "bukcet"} {
		limiter, err := NewLimiter(kind, 100, nil)
		fmt.Printf("%s: %T %v\n", kind, limiter, err)
	}
}
