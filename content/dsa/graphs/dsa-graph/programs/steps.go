package main

import "fmt"

func steps(n int, edges [][2]int, start int) []int {
	knows := make([][]int, n)
	for _, e := range edges {
		knows[e[0]] = append(knows[e[0]], e[1])
		knows[e[1]] = append(knows[e[1]], e[0])
	}
	dist := make([]int, n)
	for v := range dist {
		dist[v] = -1 // not seen
	}
	dist[start] = 0
	queue := []int{start}
	for len(queue) > 0 {
		u := queue[0]
		queue = queue[1:]
		for _, v := range knows[u] {
			if dist[v] == -1 {
				dist[v] = dist[u] + 1 // seen from now on
				queue = append(queue, v)
			}
		}
	}
	return dist
}

func main() {
	edges := [][2]int{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {3, 4}}
	fmt.Println("steps from 0:", steps(6, edges, 0))
	fmt.Println("steps from 4:", steps(6, edges, 4))
}
