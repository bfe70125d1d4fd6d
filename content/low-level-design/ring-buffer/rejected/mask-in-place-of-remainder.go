// Cuts the place off with & (capacity - 1), which is the remainder only where the capacity is a power of two.

package ringbuffer

import "errors"

var ErrInvalid = errors.New("INVALID")

type RingBuffer struct {
	places []int
	first  int
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
	b.places[b.place(b.size)] = v
	b.size++
	return true
}

func (b *RingBuffer) Pop() (int, bool) {
	oldest, ok := b.Peek()
	if ok {
		b.first = b.place(1)
		b.size--
	}
	return oldest, ok
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
	b.first, b.size = 0, 0
}

func (b *RingBuffer) Peek() (int, bool) {
	if b.size == 0 {
		return 0, false
	}
	return b.places[b.first], true
}

func (b *RingBuffer) ToArray() []int {
	values := make([]int, 0, b.size)
	upToEnd := min(b.size, len(b.places)-b.first)
	values = append(values, b.places[b.first:b.first+upToEnd]...)
	return append(values, b.places[:b.size-upToEnd]...)
}

func (b *RingBuffer) Size() int { return b.size }

func (b *RingBuffer) place(i int) int {
	return (b.first + i) & (len(b.places) - 1)
}
