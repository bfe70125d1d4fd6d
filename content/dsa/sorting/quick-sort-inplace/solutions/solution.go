package quicksortinplace

import "math/rand"

// Sort sorts a in place. Values equal to the pivot are in their place after one pass, and the recursion takes the shorter
// side only, so that it is never deeper than log2 of the length.
func Sort(a []int) {
	for len(a) > 1 {
		less, more := partition(a, a[rand.Intn(len(a))])
		if less < len(a)-more {
			Sort(a[:less])
			a = a[more:]
		} else {
			Sort(a[more:])
			a = a[:less]
		}
	}
}

// partition moves the values below the pivot to a[:less] and those above it to a[more:].
func partition(a []int, pivot int) (less, more int) {
	more = len(a)
	for i := 0; i < more; {
		switch {
		case a[i] < pivot:
			a[i], a[less] = a[less], a[i]
			less++
			i++
		case a[i] > pivot:
			// What comes from the end has not been looked at, so i stays.
			more--
			a[i], a[more] = a[more], a[i]
		default:
			i++
		}
	}
	return less, more
}
