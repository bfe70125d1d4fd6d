// Asks for the same smaller answers again and again; the number of calls grows like the answer itself.

package stairways

func Ways(n int) int64 {
	if n <= 1 {
		return 1
	}
	return Ways(n-1) + Ways(n-2)
}
