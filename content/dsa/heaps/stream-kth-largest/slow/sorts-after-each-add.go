// Sorts all values after each add: n log n steps, 200,000 times. Keep the k largest in a heap.

package streamkthlargest

import "slices"

func Stream(k int, a []int, adds []int) []int {
	values := slices.Clone(a)
	result := []int{}
	for _, value := range adds {
		values = append(values, value)
		slices.Sort(values)
		result = append(result, values[len(values)-k])
	}
	return result
}
