package main

import (
	"errors"
	"fmt"
	"sort"
	"sync"
)

var (
	ErrInvalid = errors.New("invalid")
	ErrTaken   = errors.New("taken")
)

type Booking struct{ ID, Start, End int }

type Room struct {
	mu   sync.Mutex
	list []Booking // sorted by Start; each ends before the next starts
	last int       // the newest id, never used again
}

func (r *Room) Book(start, end int) (int, error) {
	if start < 0 || end <= start {
		return 0, ErrInvalid
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	i := sort.Search(len(r.list), func(k int) bool { return r.list[k].Start >= start })
	if i > 0 && r.list[i-1].End > start {
		return 0, ErrTaken
	}
	if i < len(r.list) && r.list[i].Start < end {
		return 0, ErrTaken
	}
	r.last++
	r.list = append(r.list, Booking{})
	copy(r.list[i+1:], r.list[i:])
	r.list[i] = Booking{r.last, start, end}
	return r.last, nil
}

func main() {
	room := &Room{}
	for _, b := range [][2]int{{20, 30}, {30, 40}, {10, 20}, {25, 35}, {10, 40}, {30, 20}} {
		id, err := room.Book(b[0], b[1])
		fmt.Printf("Book(%d, %d) -> %d %v\n", b[0], b[1], id, err)
	}
	fmt.Println("kept:", room.list)
}
