package josephussurvivor

// Survivor returns who is left of n people when every k-th leaves. Growing a circle from size-1 to size shifts all seats
// by k, the winning one too.
func Survivor(n, k int) int {
	seat := 0
	for size := 2; size <= n; size++ {
		seat = (seat + k) % size
	}
	return seat + 1
}
