// Takes k people from the front and puts k - 1 of them back, for each who leaves: n·k moves.

package josephussurvivor

func Survivor(n, k int) int {
	queue := make([]int, n, 2*n)
	for i := range queue {
		queue[i] = i + 1
	}
	for len(queue) > 1 {
		for counted := 1; counted < k; counted++ {
			queue = append(queue[1:], queue[0])
		}
		queue = queue[1:]
	}
	return queue[0]
}
