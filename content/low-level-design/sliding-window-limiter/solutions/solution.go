package slidingwindowlimiter

import (
	"errors"
	"sync"
)

// ErrInvalid refuses a limit or a window that is out of its range.
var ErrInvalid = errors.New("INVALID")

// Clock tells the time in milliseconds.
type Clock interface {
	NowMs() int64
}

type call struct {
	at  int64
	key string
}

// SlidingWindowLimiter holds the calls that count twice, the oldest first in both: by key, and all together. The window is
// the same for all keys, so what ends next is at the front of all, and at the front of its key's times.
type SlidingWindowLimiter struct {
	limit    int
	windowMs int64
	clock    Clock

	mu    sync.Mutex
	all   []call
	byKey map[string][]int64
}

func NewSlidingWindowLimiter(limit, windowMs int, clock Clock) (*SlidingWindowLimiter, error) {
	if limit < 1 || limit > 100_000 || windowMs < 1 || windowMs > 86_400_000 {
		return nil, ErrInvalid
	}
	return &SlidingWindowLimiter{
		limit:    limit,
		windowMs: int64(windowMs),
		clock:    clock,
		byKey:    make(map[string][]int64),
	}, nil
}

// Allow lets a call through and counts it, where there is room for it.
func (l *SlidingWindowLimiter) Allow(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.forget()
	times := l.byKey[key]
	if len(times) == l.limit {
		return false
	}
	l.byKey[key] = append(times, now)
	l.all = append(l.all, call{now, key})
	return true
}

// Remaining returns how many calls would be let through now.
func (l *SlidingWindowLimiter) Remaining(key string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget()
	return l.limit - len(l.byKey[key])
}

// RetryAfterMs returns the milliseconds until Allow would be true.
func (l *SlidingWindowLimiter) RetryAfterMs(key string) int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.forget()
	times := l.byKey[key]
	if len(times) < l.limit {
		return 0
	}
	return times[0] + l.windowMs - now
}

// TrackedKeys returns the number of keys with a call that counts.
func (l *SlidingWindowLimiter) TrackedKeys() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget()
	return len(l.byKey)
}

// forget drops what is over and returns the time. The caller holds the lock, so times come in order.
func (l *SlidingWindowLimiter) forget() int64 {
	now := l.clock.NowMs()
	for len(l.all) > 0 && l.all[0].at <= now-l.windowMs {
		key := l.all[0].key
		l.all = l.all[1:]
		if times := l.byKey[key]; len(times) > 1 {
			l.byKey[key] = times[1:]
		} else {
			delete(l.byKey, key)
		}
	}
	return now
}
