// For each cell looks through the best of all cells before it, in a circle twice; two of them are enough.

package maxnonadjacentsum

func Best(a []int, circular bool) int64 {
	if circular && len(a) > 1 {
		return max(inRow(a[1:]), inRow(a[:len(a)-1]))
	}
	return inRow(a)
}

func inRow(a []int) int64 {
	ending := make([]int64, len(a))
	var most int64
	for i, value := range a {
		var before int64
		for j := 0; j+1 < i; j++ {
			before = max(before, ending[j])
		}
		ending[i] = before + int64(value)
		most = max(most, ending[i])
	}
	return most
}
