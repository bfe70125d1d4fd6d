// Turns the blocks round before the whole with k counted from the front: that rotates to the left.

package rotatearray

import "slices"

func Rotate(a []int, k int) {
	if len(a) == 0 {
		return
	}
	k %= len(a)
	slices.Reverse(a[:k])
	slices.Reverse(a[k:])
	slices.Reverse(a)
}
