// Points the name a at a new slice; the caller's cells never change. Copy the result back, or swap in place.

package reversearray

func Reverse(a []int) {
	out := make([]int, 0, len(a))
	for i := len(a) - 1; i >= 0; i-- {
		out = append(out, a[i])
	}
	a = out
}
