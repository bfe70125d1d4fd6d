// Begins again at 0 with each full period of the clock: around a border twice the limit passes.

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

	mu     sync.Mutex
	period int64
	counts map[string]int
}

func NewSlidingWindowLimiter(limit, windowMs int, clock Clock) (*SlidingWindowLimiter, error) {
	if limit < 1 || limit > 100_000 || windowMs < 1 || windowMs > 86_400_000 {
		return nil, ErrInvalid
	}
	return &SlidingWindowLimiter{
		limit:    limit,
		windowMs: int64(windowMs),
		clock:    clock,
		counts:   make(map[string]int),
	}, nil
}

func (l *SlidingWindowLimiter) Allow(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.beginPeriod()
	if l.counts[key] == l.limit {
		return false
	}
	l.counts[key]++
	return true
}

func (l *SlidingWindowLimiter) Remaining(key string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.beginPeriod()
	return l.limit - l.counts[key]
}

func (l *SlidingWindowLimiter) RetryAfterMs(key string) int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.beginPeriod()
	if l.counts[key] < l.limit {
		return 0
	}
	return (l.period+1)*l.windowMs - now
}

func (l *SlidingWindowLimiter) TrackedKeys() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.beginPeriod()
	return len(l.counts)
}

func (l *SlidingWindowLimiter) beginPeriod() int64 {
	now := l.clock.NowMs()
	if period := now / l.windowMs; period != l.period {
		l.period = period
		clear(l.counts)
	}
	return now
}
