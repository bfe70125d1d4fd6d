// The first place and the next free one are equal in the full buffer and in the empty one; here both count as empty.

package ringbuffer

import "errors"

var ErrInvalid = errors.New("INVALID")

type RingBuffer struct {
	places []int
	first  int
	next   int
}

func NewRingBuffer(capacity int) (*RingBuffer, error) {
	if capacity < 1 {
		return nil, ErrInvalid
	}
	return &RingBuffer{places: make([]int, capacity)}, nil
}

func (b *RingBuffer) Push(v int) bool {
	if b.Size() == len(b.places) {
		return false
	}
	b.places[b.next] = v
	b.next = (b.next + 1) % len(b.places)
	return true
}

func (b *RingBuffer) Pop() (int, bool) {
	oldest, ok := b.Peek()
	if ok {
		b.first = (b.first + 1) % len(b.places)
	}
	return oldest, ok
}

func (b *RingBuffer) PushOver(v int) (int, bool) {
	dropped, full := 0, b.Size() == len(b.places)
	if full {
		dropped, _ = b.Pop()
	}
	b.Push(v)
	return dropped, full
}

func (b *RingBuffer) Clear() {
	b.first, b.next = 0, 0
}

func (b *RingBuffer) Peek() (int, bool) {
	if b.first == b.next {
		return 0, false
	}
	return b.places[b.first], true
}

func (b *RingBuffer) ToArray() []int {
	values := make([]int, 0, len(b.places))
	for i := b.first; i != b.next; i = (i + 1) % len(b.places) {
		values = append(values, b.places[i])
	}
	return values
}

func (b *RingBuffer) Size() int {
	return (b.next - b.first + len(b.places)) % len(b.places)
}
