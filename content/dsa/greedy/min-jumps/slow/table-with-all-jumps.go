// For each cell enters all the cells it leads to: n²/2 entries when the jumps are long.

package minjumps

func Jumps(a []int) int {
	least := make([]int, len(a))
	for i := range least {
		least[i] = len(a)
	}
	least[0] = 0
	for i, length := range a {
		for j := i + 1; j < len(a) && j-i <= length; j++ {
			least[j] = min(least[j], least[i]+1)
		}
	}
	if least[len(a)-1] == len(a) {
		return -1
	}
	return least[len(a)-1]
}
