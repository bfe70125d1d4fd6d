// Writes the new value over the top and leaves it there; it must sink to its place (heap.Fix).

package streamkthlargest

import "slices"

func Stream(k int, a []int, adds []int) []int {
	largest := slices.Clone(a)
	slices.Sort(largest)
	largest = largest[max(0, len(largest)-k):]
	result := []int{}
	for _, value := range adds {
		if len(largest) < k {
			largest = append(largest, value)
			slices.Sort(largest)
		} else if value > largest[0] {
			largest[0] = value
		}
		result = append(result, largest[0])
	}
	return result
}
