// The second inner call starts on "from" again; the smaller tower stands on the peg where it was parked.

package hanoimoves

func Moves(n int) [][]int {
	moves := [][]int{}
	var carry func(n, from, to, park int)
	carry = func(n, from, to, park int) {
		if n == 0 {
			return
		}
		carry(n-1, from, park, to)
		moves = append(moves, []int{from, to})
		carry(n-1, from, to, park)
	}
	carry(n, 1, 3, 2)
	return moves
}
