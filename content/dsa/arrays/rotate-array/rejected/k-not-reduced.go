// crash: With k larger than n the slice starts before the array; reduce k to k mod n first.

package rotatearray

func Rotate(a []int, k int) {
	cut := len(a) - k
	copy(a, append(append([]int{}, a[cut:]...), a[:cut]...))
}
