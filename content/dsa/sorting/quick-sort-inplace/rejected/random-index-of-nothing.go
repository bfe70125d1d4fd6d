// crash: Draws a pivot before it asks whether there is anything to sort; rand.Intn(0) panics.

package quicksortinplace

import "math/rand"

func Sort(a []int) {
	pivot := a[rand.Intn(len(a))]
	less, more := 0, len(a)
	for i := 0; i < more; {
		if a[i] < pivot {
			a[i], a[less] = a[less], a[i]
			less++
			i++
		} else if a[i] > pivot {
			more--
			a[i], a[more] = a[more], a[i]
		} else {
			i++
		}
	}
	if less > 0 {
		Sort(a[:less])
	}
	if more < len(a) {
		Sort(a[more:])
	}
}
