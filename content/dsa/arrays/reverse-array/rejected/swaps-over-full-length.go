// Swaps every pair twice, so the array comes back as it was; stop at the middle.

package reversearray

func Reverse(a []int) {
	n := len(a)
	for i := 0; i < n; i++ {
		a[i], a[n-1-i] = a[n-1-i], a[i]
	}
}
