package binarysearchmany

// FindAll returns for each query its index in the sorted array a, or -1.
func FindAll(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		found[i] = indexOf(a, x)
	}
	return found
}

// indexOf keeps this true: if x is in a, it is at lo … hi-1.
func indexOf(a []int, x int) int {
	lo, hi := 0, len(a)
	for lo < hi {
		mid := lo + (hi-lo)/2
		switch {
		case a[mid] < x:
			lo = mid + 1
		case a[mid] > x:
			hi = mid
		default:
			return mid
		}
	}
	return -1
}
