// Shifts the whole array by one cell, k mod n times: n·k moves.

package rotatearray

func Rotate(a []int, k int) {
	n := len(a)
	if n == 0 {
		return
	}
	for step := 0; step < k%n; step++ {
		last := a[n-1]
		for i := n - 1; i > 0; i-- {
			a[i] = a[i-1]
		}
		a[0] = last
	}
}
