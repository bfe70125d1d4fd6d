// Looks at the last cell, too; when a jump ends exactly there, it counts one more.

package minjumps

func Jumps(a []int) int {
	count, end, farthest := 0, 0, 0
	for i, length := range a {
		farthest = max(farthest, i+length)
		if i < end || len(a) == 1 {
			continue
		}
		if farthest == i && i < len(a)-1 {
			return -1
		}
		count++
		end = farthest
	}
	return count
}
