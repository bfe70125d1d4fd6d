// Moves the tags only; after the first exchange the keys belong to other tags.

package mergesortstable

func SortTags(keys []int, tags []string) []string {
	sorted := append([]string{}, tags...)
	for pass := range keys {
		for i := 0; i+1 < len(keys)-pass; i++ {
			if keys[i] > keys[i+1] {
				sorted[i], sorted[i+1] = sorted[i+1], sorted[i]
			}
		}
	}
	return sorted
}
