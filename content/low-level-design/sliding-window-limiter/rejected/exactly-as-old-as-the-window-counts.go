// Keeps a call that is exactly as old as the window; at that moment it counts no more.

package slidingwindowlimiter

import (
	"errors"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type Clock interface {
	NowMs() int64
}

type call struct {
	at  int64
	key string
}

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

func (l *SlidingWindowLimiter) Remaining(key string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget()
	return l.limit - len(l.byKey[key])
}

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

func (l *SlidingWindowLimiter) TrackedKeys() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.forget()
	return len(l.byKey)
}

func (l *SlidingWindowLimiter) forget() int64 {
	now := l.clock.NowMs()
	for len(l.all) > 0 && l.all[0].at < now-l.windowMs {
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
