// Returns the seat counted from 0; the people are counted from 1.

package josephussurvivor

func Survivor(n, k int) int {
	seat := 0
	for size := 2; size <= n; size++ {
		seat = (seat + k) % size
	}
	return seat
}
