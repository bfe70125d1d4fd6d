package harness

import "slices"

// made follows a program that stands in place of a slice; it is described in src/engine/values/made.ts.
func (r *Reader) made() []int {
	var stack [][]int
	for _, c := range []byte(`{"$":`) {
		r.expect(c)
	}
	next := func() int {
		r.expect(',')
		return int(r.integer())
	}
	push := func(items []int) { stack = append(stack, items) }
	r.items(func() {
		switch r.integer() {
		case 0: // values
			items := make([]int, next())
			for i := range items {
				items[i] = next()
			}
			push(items)
		case 1: // ints
			items := make([]int, next())
			least, span := int64(next()), r.span()
			draw := mulberry32(next())
			for i := range items {
				items[i] = int(least + int64(draw.next())%span)
			}
			push(items)
		case 2: // range
			items := make([]int, next())
			from, step := next(), next()
			for i := range items {
				items[i] = from + i*step
			}
			push(items)
		case 3: // fill
			items := make([]int, next())
			value := next()
			for i := range items {
				items[i] = value
			}
			push(items)
		case 4: // shuffle
			draw := mulberry32(next())
			items := stack[len(stack)-1]
			for i := len(items) - 1; i > 0; i-- {
				j := draw.next() % uint32(i+1)
				items[i], items[j] = items[j], items[i]
			}
		case 5: // reverse
			slices.Reverse(stack[len(stack)-1])
		case 6: // concat
			from := len(stack) - next()
			length := 0
			for _, part := range stack[from:] {
				length += len(part)
			}
			joined := make([]int, 0, length)
			for _, part := range stack[from:] {
				joined = append(joined, part...)
			}
			stack = append(stack[:from], joined)
		case 7: // set
			at := next()
			stack[len(stack)-1][at] = next()
		case 8: // drop
			at := next()
			stack[len(stack)-1] = slices.Delete(stack[len(stack)-1], at, at+1)
		default:
			panic("kode: malformed request")
		}
	})
	r.expect('}')
	return stack[0]
}

// span reads a number that may be over 31 bits, where an int has no more.
func (r *Reader) span() int64 {
	r.expect(',')
	return r.integer()
}

// mulberry32 is a generator of 32 uniform bits a draw (Tommy Ettinger, 2017).
type mulberry32 uint32

func (state *mulberry32) next() uint32 {
	*state += 0x6d2b79f5
	t := uint32(*state)
	t = (t ^ t>>15) * (t | 1)
	t ^= t + (t^t>>7)*(t|61)
	return t ^ t>>14
}
