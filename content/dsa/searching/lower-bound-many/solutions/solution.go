package lowerboundmany

// LowerBound returns for each query the index of the first value in the sorted array a that is not below it, or len(a).
func LowerBound(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		found[i] = firstNotBelow(a, x)
	}
	return found
}

// firstNotBelow keeps this true: everything before lo is below x, everything from hi on is not.
func firstNotBelow(a []int, x int) int {
	lo, hi := 0, len(a)
	for lo < hi {
		mid := lo + (hi-lo)/2
		if a[mid] < x {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
