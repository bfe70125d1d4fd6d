package maxnonadjacentsum

// Best returns the largest sum of values no two of which are neighbours. In a circle the first and the last value are
// neighbours, so one of them is left out; a single value has none.
func Best(a []int, circular bool) int64 {
	if circular && len(a) > 1 {
		return max(inRow(a[1:]), inRow(a[:len(a)-1]))
	}
	return inRow(a)
}

func inRow(a []int) int64 {
	// The best of all values so far, and of all but the last of these.
	var best, before int64
	for _, value := range a {
		best, before = max(best, before+int64(value)), best
	}
	return best
}
