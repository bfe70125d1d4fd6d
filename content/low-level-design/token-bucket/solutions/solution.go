package tokenbucket

import (
	"errors"
	"sync"
)

// ErrInvalid refuses an argument that is out of its range.
var ErrInvalid = errors.New("INVALID")

// Clock tells the time in milliseconds.
type Clock interface {
	NowMs() int64
}

// TokenBucket counts in units of 1/refillMs token, so that all amounts are whole numbers: a millisecond adds
// refillTokens units, and a token is refillMs of them.
type TokenBucket struct {
	capacity, refillTokens, refillMs int64
	full                             int64 // units
	fillMs                           int64 // from empty to full
	clock                            Clock

	mu    sync.Mutex
	level int64 // units, at the instant at
	at    int64
}

func NewTokenBucket(capacity, refillTokens, refillMs int, clock Clock) (*TokenBucket, error) {
	if capacity < 1 || capacity > 1_000_000 || refillTokens < 1 || refillTokens > 1_000_000 ||
		refillMs < 1 || refillMs > 86_400_000 {
		return nil, ErrInvalid
	}
	full := int64(capacity) * int64(refillMs)
	return &TokenBucket{
		capacity:     int64(capacity),
		refillTokens: int64(refillTokens),
		refillMs:     int64(refillMs),
		full:         full,
		fillMs:       ceilDiv(full, int64(refillTokens)),
		clock:        clock,
		level:        full,
		at:           clock.NowMs(),
	}, nil
}

// Allow takes n tokens if they are there, else nothing.
func (b *TokenBucket) Allow(n int) (bool, error) {
	if n < 0 {
		return false, ErrInvalid
	}
	if int64(n) > b.capacity {
		return false, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	wanted := int64(n) * b.refillMs
	if wanted > b.level {
		return false, nil
	}
	b.level -= wanted
	return true, nil
}

// Available returns the whole tokens that are there.
func (b *TokenBucket) Available() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	return int(b.level / b.refillMs)
}

// WaitMs returns the milliseconds until n tokens are there, or -1 where they never will be.
func (b *TokenBucket) WaitMs(n int) (int64, error) {
	if n < 0 {
		return 0, ErrInvalid
	}
	if int64(n) > b.capacity {
		return -1, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	return ceilDiv(max(0, int64(n)*b.refillMs-b.level), b.refillTokens), nil
}

// refill brings the level up to date. The caller holds the lock. A long rest is cut off before it is multiplied.
func (b *TokenBucket) refill() {
	now := b.clock.NowMs()
	elapsed := min(now-b.at, b.fillMs)
	b.level = min(b.full, b.level+elapsed*b.refillTokens)
	b.at = now
}

func ceilDiv(a, b int64) int64 {
	return (a + b - 1) / b
}
