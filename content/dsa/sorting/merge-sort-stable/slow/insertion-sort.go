// Insertion sort: stable, but each item moves past all larger ones before it, n²/2 moves when the keys are reversed.

package mergesortstable

func SortTags(keys []int, tags []string) []string {
	keys = append([]int{}, keys...)
	sorted := append([]string{}, tags...)
	for i := range keys {
		for j := i; j > 0 && keys[j-1] > keys[j]; j-- {
			keys[j-1], keys[j] = keys[j], keys[j-1]
			sorted[j-1], sorted[j] = sorted[j], sorted[j-1]
		}
	}
	return sorted
}
