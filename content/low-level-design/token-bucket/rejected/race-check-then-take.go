// race: Looks under the lock and takes under it again: between the two another goroutine takes the same token.

package tokenbucket

import (
	"errors"
	"sync"
)

var ErrInvalid = errors.New("INVALID")

type Clock interface {
	NowMs() int64
}

type TokenBucket struct {
	capacity, refillTokens, refillMs int64
	full                             int64
	fillMs                           int64
	clock                            Clock

	mu    sync.Mutex
	level int64
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

func (b *TokenBucket) Allow(n int) (bool, error) {
	if n < 0 {
		return false, ErrInvalid
	}
	if int64(n) > b.capacity {
		return false, nil
	}
	if b.Available() < n {
		return false, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.level -= int64(n) * b.refillMs
	return true, nil
}

func (b *TokenBucket) Available() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.refill()
	return int(b.level / b.refillMs)
}

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

func (b *TokenBucket) refill() {
	now := b.clock.NowMs()
	elapsed := min(now-b.at, b.fillMs)
	b.level = min(b.full, b.level+elapsed*b.refillTokens)
	b.at = now
}

func ceilDiv(a, b int64) int64 {
	return (a + b - 1) / b
}
