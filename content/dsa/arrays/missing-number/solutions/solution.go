package missingnumber

// Missing returns the number of 1..n that a lacks: the difference between the complete sum and the sum of a.
// The product needs 40 bits at n = 1,000,000, hence int64.
func Missing(a []int) int {
	n := int64(len(a)) + 1
	left := n * (n + 1) / 2
	for _, v := range a {
		left -= int64(v)
	}
	return int(left)
}
