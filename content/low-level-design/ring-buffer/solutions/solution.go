package ringbuffer

import "errors"

// ErrInvalid refuses a buffer without a place.
var ErrInvalid = errors.New("INVALID")

// RingBuffer holds size values from the place first on, over the end of the slice to its beginning. The number of values
// tells the full buffer from the empty one: in both of them the next free place is the first one.
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

// Push says whether there was room.
func (b *RingBuffer) Push(v int) bool {
	if b.size == len(b.places) {
		return false
	}
	b.places[b.place(b.size)] = v
	b.size++
	return true
}

// Pop takes out the oldest value, and says whether there was one.
func (b *RingBuffer) Pop() (int, bool) {
	oldest, ok := b.Peek()
	if ok {
		b.first = b.place(1)
		b.size--
	}
	return oldest, ok
}

// PushOver returns the value that had to go, and whether one had to.
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

// Peek returns the oldest value, and whether there is one.
func (b *RingBuffer) Peek() (int, bool) {
	if b.size == 0 {
		return 0, false
	}
	return b.places[b.first], true
}

// ToArray returns a copy, the oldest first.
func (b *RingBuffer) ToArray() []int {
	values := make([]int, 0, b.size)
	upToEnd := min(b.size, len(b.places)-b.first)
	values = append(values, b.places[b.first:b.first+upToEnd]...)
	return append(values, b.places[:b.size-upToEnd]...)
}

func (b *RingBuffer) Size() int { return b.size }

// place returns where the value is that is i behind the oldest one.
func (b *RingBuffer) place(i int) int {
	return (b.first + i) % len(b.places)
}
