// crash: Compares each first of a pair with the next value; when the largest value is alone, there is no next.

package singlenumber

import "slices"

func Single(a []int) int {
	slices.Sort(a)
	i := 0
	for a[i] == a[i+1] {
		i += 2
	}
	return a[i]
}
