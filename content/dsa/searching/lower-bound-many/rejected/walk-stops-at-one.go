// The walk to the left stops at index 1, so index 0 is never the answer for a value that was found; use j > 0.

package lowerboundmany

import "slices"

func LowerBound(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		j, _ := slices.BinarySearch(a, x)
		if j < len(a) && a[j] == x {
			for j = len(a) - 1; j > 1 && a[j-1] >= x; j-- {
			}
		}
		found[i] = j
	}
	return found
}
