// Clears the key that is called, and all of them to count: TrackedKeys goes through thousands each time.

package slidingwindowlimiter

import (
	"errors"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type Clock interface {
	NowMs() int64
}

type SlidingWindowLimiter struct {
	limit    int
	windowMs int64
	clock    Clock

	mu    sync.Mutex
	times map[string][]int64
}

func NewSlidingWindowLimiter(limit, windowMs int, clock Clock) (*SlidingWindowLimiter, error) {
	if limit < 1 || limit > 100_000 || windowMs < 1 || windowMs > 86_400_000 {
		return nil, ErrInvalid
	}
	return &SlidingWindowLimiter{
		limit:    limit,
		windowMs: int64(windowMs),
		clock:    clock,
		times:    make(map[string][]int64),
	}, nil
}

func (l *SlidingWindowLimiter) Allow(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.forget(key)
	if len(l.times[key]) == l.limit {
		return false
	}
	l.times[key] = append(l.times[key], now)
	return true
}

func (l *SlidingWindowLimiter) Remaining(key string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget(key)
	return l.limit - len(l.times[key])
}

func (l *SlidingWindowLimiter) RetryAfterMs(key string) int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.forget(key)
	times := l.times[key]
	if len(times) < l.limit {
		return 0
	}
	return times[0] + l.windowMs - now
}

func (l *SlidingWindowLimiter) TrackedKeys() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	for key := range l.times {
		l.forget(key)
	}
	return len(l.times)
}

func (l *SlidingWindowLimiter) forget(key string) int64 {
	now := l.clock.NowMs()
	times := l.times[key]
	for len(times) > 0 && times[0] <= now-l.windowMs {
		times = times[1:]
	}
	if len(times) > 0 {
		l.times[key] = times
	} else {
		delete(l.times, key)
	}
	return now
}
