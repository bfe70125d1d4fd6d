// Stops while one cell is left that was not compared; with hi = n-1 the loop must run while lo <= hi.

package binarysearchmany

func FindAll(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		found[i] = -1
		lo, hi := 0, len(a)-1
		for lo < hi {
			mid := (lo + hi) / 2
			if a[mid] == x {
				found[i] = mid
				break
			}
			if a[mid] < x {
				lo = mid + 1
			} else {
				hi = mid - 1
			}
		}
	}
	return found
}
