// Reads the answer before the value is in; it must count already.

package streamkthlargest

import "slices"

func Stream(k int, a []int, adds []int) []int {
	values := slices.Clone(a)
	slices.Sort(values)
	result := []int{}
	for _, value := range adds {
		before := max(0, len(values)-k)
		if before < len(values) {
			result = append(result, values[before])
		} else {
			result = append(result, value)
		}
		at, _ := slices.BinarySearch(values, value)
		values = slices.Insert(values, at, value)
	}
	return result
}
