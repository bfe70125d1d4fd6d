package singlenumber

// Single returns the value that has no copy: equal values cancel out under exclusive or, whatever lies between them.
func Single(a []int) int {
	alone := 0
	for _, value := range a {
		alone ^= value
	}
	return alone
}
