// Updates the two sums one after the other, so the second one reads the new first; neighbours are added up.

package maxnonadjacentsum

func Best(a []int, circular bool) int64 {
	if circular && len(a) > 1 {
		return max(inRow(a[1:]), inRow(a[:len(a)-1]))
	}
	return inRow(a)
}

func inRow(a []int) int64 {
	var best, before int64
	for _, value := range a {
		best = max(best, before+int64(value))
		before = best
	}
	return best
}
