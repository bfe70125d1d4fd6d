// Carries the smaller tower away and never fetches it; after the largest disk it must be put onto it.

package hanoimoves

func Moves(n int) [][]int {
	return carry(n, 1, 3, 2)
}

func carry(n, from, to, park int) [][]int {
	if n == 0 {
		return nil
	}
	return append(carry(n-1, from, park, to), []int{from, to})
}
