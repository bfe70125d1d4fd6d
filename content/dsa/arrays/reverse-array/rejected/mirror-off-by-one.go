// crash: The mirror of index 0 is n-1, not n, which is one past the end.

package reversearray

func Reverse(a []int) {
	n := len(a)
	for i := 0; i < n/2; i++ {
		a[i], a[n-i] = a[n-i], a[i]
	}
}
