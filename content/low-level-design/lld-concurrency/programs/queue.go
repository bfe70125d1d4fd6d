package main

import (
	"fmt"
	"sync"
)

type Queue struct {
	mu                sync.Mutex
	capacity          int
	items             []int
	notEmpty, notFull *sync.Cond
}

func (q *Queue) Take() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 {
		q.notEmpty.Wait() // made by sync.NewCond(&q.mu)
	}
	v := q.items[0]
	q.items = q.items[1:]
	q.notFull.Signal()
	return v
}

func (q *Queue) Put(v int) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == q.capacity {
		q.notFull.Wait()
	}
	q.items = append(q.items, v)
	q.notEmpty.Signal()
}

func main() {
	q := &Queue{capacity: 1}
	q.notEmpty, q.notFull = sync.NewCond(&q.mu), sync.NewCond(&q.mu)

	const takers, each = 4, 250
	sums := make(chan int)
	for t := 0; t < takers; t++ {
		go func() {
			sum := 0
			for i := 0; i < each; i++ {
				sum += q.Take()
			}
			sums <- sum
		}()
	}
	for v := 1; v <= takers*each; v++ {
		q.Put(v)
	}
	total := 0
	for t := 0; t < takers; t++ {
		total += <-sums
	}
	fmt.Println("1 to 1,000 through a queue of one, four takers, in all:", total)
}
