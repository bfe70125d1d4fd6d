// Compares every cell with every other one: n² comparisons when the copies stand at the end.

package findduplicate

func FindDuplicate(a []int) int {
	for i := range a {
		for j := range a {
			if i != j && a[i] == a[j] {
				return a[i]
			}
		}
	}
	return 0
}
