// From a hit it walks to the first equal value: with all values equal that is n/2 steps a query. Halve on.

package lowerboundmany

func LowerBound(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		lo, hi := 0, len(a)
		for lo < hi {
			mid := lo + (hi-lo)/2
			if a[mid] == x {
				lo = mid
				for lo > 0 && a[lo-1] == x {
					lo--
				}
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
