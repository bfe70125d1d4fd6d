// SearchInts gives the place where x would be, whether it is there or not; compare the value at that place with x.

package binarysearchmany

import "sort"

func FindAll(a []int, q []int) []int {
	found := make([]int, 0, len(q))
	for _, x := range q {
		if i := sort.SearchInts(a, x); i < len(a) {
			found = append(found, i)
		} else {
			found = append(found, -1)
		}
	}
	return found
}
