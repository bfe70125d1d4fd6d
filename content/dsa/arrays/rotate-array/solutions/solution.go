package rotatearray

import "slices"

// Rotate moves every value k cells to the right: all turned round, then each of the two blocks.
func Rotate(a []int, k int) {
	if len(a) == 0 {
		return
	}
	k %= len(a)
	slices.Reverse(a)
	slices.Reverse(a[:k])
	slices.Reverse(a[k:])
}
