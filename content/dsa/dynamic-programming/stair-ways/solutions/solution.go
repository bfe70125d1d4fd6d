package stairways

// Ways returns in how many ways n stairs can be climbed in steps of one or two: those that end with a step of one, and
// those that end with a step of two.
func Ways(n int) int64 {
	var ways, before int64 = 1, 0
	for i := 0; i < n; i++ {
		ways, before = ways+before, ways
	}
	return ways
}
