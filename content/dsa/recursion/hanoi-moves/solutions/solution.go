package hanoimoves

// Moves returns the moves [from, to] that carry n disks from peg 1 to peg 3.
func Moves(n int) [][]int {
	moves := make([][]int, 0, 1<<n-1)

	// carry moves the n smallest disks; everything below them is larger and does not matter.
	var carry func(n, from, to, park int)
	carry = func(n, from, to, park int) {
		if n == 0 {
			return
		}
		carry(n-1, from, park, to)
		moves = append(moves, []int{from, to})
		carry(n-1, park, to, from)
	}

	carry(n, 1, 3, 2)
	return moves
}
