package streamkthlargest

import "container/heap"

// Stream returns the k-th largest value of the collection after each add. The heap holds the k largest; the smallest of
// them is the answer, and the next to leave.
func Stream(k int, a []int, adds []int) []int {
	largest := &minHeap{}
	add := func(value int) {
		if largest.Len() < k {
			heap.Push(largest, value)
		} else if value > (*largest)[0] {
			(*largest)[0] = value
			heap.Fix(largest, 0)
		}
	}
	for _, value := range a {
		add(value)
	}
	result := make([]int, len(adds))
	for i, value := range adds {
		add(value)
		result[i] = (*largest)[0]
	}
	return result
}

type minHeap []int

func (h minHeap) Len() int           { return len(h) }
func (h minHeap) Less(i, j int) bool { return h[i] < h[j] }
func (h minHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }

func (h *minHeap) Push(value any) { *h = append(*h, value.(int)) }

func (h *minHeap) Pop() any {
	last := len(*h) - 1
	value := (*h)[last]
	*h = (*h)[:last]
	return value
}
