// Finds the value by sorting the caller's array; a has to stay as it was, so sort a copy.

package findduplicate

import "slices"

func FindDuplicate(a []int) int {
	slices.Sort(a)
	for i := 1; i < len(a); i++ {
		if a[i] == a[i-1] {
			return a[i]
		}
	}
	return 0
}
