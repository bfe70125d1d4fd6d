// Searches through all positions: 43,046,721 of them for 16 disks. The moves can be written down without a search.

package hanoimoves

func Moves(n int) [][]int {
	powers := make([]int, n+1)
	powers[0] = 1
	for i := 0; i < n; i++ {
		powers[i+1] = 3 * powers[i]
	}
	// A position is a number with one digit of base 3 for each disk. A mark is 3·from + to + 1, or 0.
	marks := make([]byte, powers[n])
	goal := powers[n] - 1
	marks[0] = 1
	level := []int{0}
	for marks[goal] == 0 {
		next := []int{}
		for _, position := range level {
			tops := map[int]int{}
			for disk := n - 1; disk >= 0; disk-- {
				tops[position/powers[disk]%3] = disk
			}
			for from, disk := range tops {
				for to := 0; to < 3; to++ {
					if top, taken := tops[to]; taken && top <= disk {
						continue
					}
					after := position + (to-from)*powers[disk]
					if marks[after] == 0 {
						marks[after] = byte(3*from + to + 1)
						next = append(next, after)
					}
				}
			}
		}
		level = next
	}
	moves := make([][]int, 1<<n-1)
	for i, position := len(moves)-1, goal; i >= 0; i-- {
		from, to := int(marks[position]-1)/3, int(marks[position]-1)%3
		moves[i] = []int{from + 1, to + 1}
		for disk := 0; disk < n; disk++ {
			if position/powers[disk]%3 == to {
				position += (from - to) * powers[disk]
				break
			}
		}
	}
	return moves
}
