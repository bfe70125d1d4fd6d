// Walks through the array for each query: n steps for a value above all others. Halve what is left instead.

package binarysearchmany

func FindAll(a []int, q []int) []int {
	found := make([]int, len(q))
	for i, x := range q {
		found[i] = -1
		for j, v := range a {
			if v == x {
				found[i] = j
				break
			}
		}
	}
	return found
}
