// Goes on while i <= j, so the last cell that is left is added to itself; the two cells must differ.

package pairsumsorted

func PairSum(a []int, t int64) []int {
	i, j := 0, len(a)-1
	for i <= j {
		switch sum := int64(a[i]) + int64(a[j]); {
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
