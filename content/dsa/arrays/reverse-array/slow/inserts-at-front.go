// Every insert at the front moves all that is there: n²/2 moves for n values.

package reversearray

func Reverse(a []int) {
	var out []int
	for _, v := range a {
		out = append([]int{v}, out...)
	}
	copy(a, out)
}
