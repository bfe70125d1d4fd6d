package pairsumsorted

// PairSum returns i < j with a[i]+a[j] == t in a sorted a, or nil. If there is a pair, one lies between i and j: an end
// that moves has had its best partner.
func PairSum(a []int, t int64) []int {
	for i, j := 0, len(a)-1; i < j; {
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
