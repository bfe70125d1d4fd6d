// Leaves out the first cell or the last one of a circle, and of a circle of one cell nothing is left.

package maxnonadjacentsum

func Best(a []int, circular bool) int64 {
	if len(a) == 0 {
		return 0
	}
	if circular {
		return max(inRow(a[1:]), inRow(a[:len(a)-1]))
	}
	return inRow(a)
}

func inRow(a []int) int64 {
	var best, before int64
	for _, value := range a {
		best, before = max(best, before+int64(value)), best
	}
	return best
}
