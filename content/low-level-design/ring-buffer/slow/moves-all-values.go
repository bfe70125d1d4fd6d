// The oldest value always stands in place 0, so each pop moves all the others one place on.

package ringbuffer

import "errors"

var ErrInvalid = errors.New("INVALID")

type RingBuffer struct {
	places []int
	size   int
}

func NewRingBuffer(capacity int) (*RingBuffer, error) {
	if capacity < 1 {
		return nil, ErrInvalid
	}
	return &RingBuffer{places: make([]int, capacity)}, nil
}

func (b *RingBuffer) Push(v int) bool {
	if b.size == len(b.places) {
		return false
	}
	b.places[b.size] = v
	b.size++
	return true
}

func (b *RingBuffer) Pop() (int, bool) {
	if b.size == 0 {
		return 0, false
	}
	oldest := b.places[0]
	for i := 1; i < b.size; i++ {
		b.places[i-1] = b.places[i]
	}
	b.size--
	return oldest, true
}

func (b *RingBuffer) PushOver(v int) (int, bool) {
	dropped, full := 0, b.size == len(b.places)
	if full {
		dropped, _ = b.Pop()
	}
	b.Push(v)
	return dropped, full
}

func (b *RingBuffer) Clear() {
	b.size = 0
}

func (b *RingBuffer) Peek() (int, bool) {
	if b.size == 0 {
		return 0, false
	}
	return b.places[0], true
}

func (b *RingBuffer) ToArray() []int {
	return append([]int{}, b.places[:b.size]...)
}

func (b *RingBuffer) Size() int { return b.size }
