// Removing the first value moves all the others down by one cell: n²/2 moves for each array.

package mergesortedarrays

import "slices"

func Merge(a, b []int) []int {
	var out []int
	for len(a) > 0 && len(b) > 0 {
		if a[0] <= b[0] {
			out = append(out, a[0])
			a = slices.Delete(a, 0, 1)
		} else {
			out = append(out, b[0])
			b = slices.Delete(b, 0, 1)
		}
	}
	return append(append(out, a...), b...)
}
