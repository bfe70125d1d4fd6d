// The first value as the pivot: in a sorted array nothing is smaller, and each call takes off one value, n²/2 in all.

package quicksortinplace

func Sort(a []int) {
	if len(a) < 2 {
		return
	}
	pivot, less := a[0], 0
	for i := 1; i < len(a); i++ {
		if a[i] < pivot {
			less++
			a[i], a[less] = a[less], a[i]
		}
	}
	a[0], a[less] = a[less], a[0]
	Sort(a[:less])
	Sort(a[less+1:])
}
