// Stops at the first equal value that the search meets; others may stand before it. Go on to the left.

package lowerboundmany

func LowerBound(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		lo, hi := 0, len(a)
		for lo < hi {
			mid := lo + (hi-lo)/2
			if a[mid] == x {
				lo = mid
				break
			}
			if a[mid] < x {
				lo = mid + 1
			} else {
				hi = mid
			}
		}
		found[i] = lo
	}
	return found
}
