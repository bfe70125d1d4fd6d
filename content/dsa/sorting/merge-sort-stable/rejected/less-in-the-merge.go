// Takes the left one only when it is smaller, so on a tie the right one goes first and equal keys change their order.

package mergesortstable

func SortTags(keys []int, tags []string) []string {
	sorted := make([]string, 0, len(tags))
	for _, i := range sortIndices(keys, 0, len(keys)) {
		sorted = append(sorted, tags[i])
	}
	return sorted
}

func sortIndices(keys []int, from, to int) []int {
	switch to - from {
	case 0:
		return nil
	case 1:
		return []int{from}
	}
	left := sortIndices(keys, from, (from+to)/2)
	right := sortIndices(keys, (from+to)/2, to)
	merged := make([]int, 0, to-from)
	for len(left) > 0 && len(right) > 0 {
		if keys[left[0]] < keys[right[0]] {
			merged, left = append(merged, left[0]), left[1:]
		} else {
			merged, right = append(merged, right[0]), right[1:]
		}
	}
	return append(append(merged, left...), right...)
}
