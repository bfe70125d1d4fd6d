package reversearray

// Reverse turns a round in place. Everything outside i..j is in its final place.
func Reverse(a []int) {
	for i, j := 0, len(a)-1; i < j; i, j = i+1, j-1 {
		a[i], a[j] = a[j], a[i]
	}
}
