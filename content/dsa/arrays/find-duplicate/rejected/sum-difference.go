// The sum is off by the value only when it comes exactly twice; a third copy stands in for another value.

package findduplicate

func FindDuplicate(a []int) int {
	n := len(a) - 1
	extra := -n * (n + 1) / 2
	for _, v := range a {
		extra += v
	}
	return extra
}
