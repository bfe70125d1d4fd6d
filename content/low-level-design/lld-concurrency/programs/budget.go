package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

type Budget struct{ left atomic.Int64 }

func (b *Budget) Take() bool {
	for {
		left := b.left.Load()
		if left == 0 {
			return false
		}
		if b.left.CompareAndSwap(left, left-1) {
			return true
		}
	}
}

func main() {
	var budget Budget
	budget.left.Store(100)
	var taken atomic.Int64
	var takers sync.WaitGroup
	for t := 0; t < 8; t++ {
		takers.Add(1)
		go func() {
			defer takers.Done()
			for budget.Take() {
				taken.Add(1)
			}
		}()
	}
	takers.Wait()
	fmt.Println("of 100 were taken:", taken.Load(), "left:", budget.left.Load())
}
