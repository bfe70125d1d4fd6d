package mergesortstable

type item struct {
	key int
	tag string
}

// SortTags returns the tags in the order of their keys; tags with equal keys keep their order.
func SortTags(keys []int, tags []string) []string {
	items := make([]item, len(keys))
	for i, key := range keys {
		items[i] = item{key, tags[i]}
	}
	mergeSort(items, make([]item, len(items)))
	sorted := make([]string, len(items))
	for i, it := range items {
		sorted[i] = it.tag
	}
	return sorted
}

// mergeSort sorts items; spare has the same length and is overwritten.
func mergeSort(items, spare []item) {
	if len(items) < 2 {
		return
	}
	middle := len(items) / 2
	mergeSort(items[:middle], spare[:middle])
	mergeSort(items[middle:], spare[middle:])
	copy(spare, items)
	left, right := spare[:middle], spare[middle:]
	for at := range items {
		// On a tie the left one goes first: it stood first.
		if len(right) == 0 || len(left) > 0 && left[0].key <= right[0].key {
			items[at], left = left[0], left[1:]
		} else {
			items[at], right = right[0], right[1:]
		}
	}
}
