package main

import (
	"errors"
	"fmt"
	"sync"
)

var errLost = errors.New("the load did not return")

type call struct {
	done  chan struct{}
	value int
	err   error
}

// Flight joins loads of the same key: the first caller loads, the others wait for its result.
type Flight struct {
	mu    sync.Mutex
	calls map[string]*call
}

func (f *Flight) Do(key string, load func() (int, error)) (int, error) {
	f.mu.Lock()
	if c, ok := f.calls[key]; ok {
		f.mu.Unlock()
		<-c.done
		return c.value, c.err
	}
	c := &call{done: make(chan struct{}), err: errLost}
	f.calls[key] = c
	f.mu.Unlock()
	defer func() { // also after a panic, else the others wait for ever
		f.Forget(key, c)
		close(c.done)
	}()
	c.value, c.err = load()
	return c.value, c.err
}

// Forget lets the next caller load anew; those who wait for c get its result all the same.
func (f *Flight) Forget(key string, c *call) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.calls[key] == c {
		delete(f.calls, key)
	}
}

// Shop is a cache and a database that counts its queries.
type Shop struct {
	mu      sync.Mutex
	cache   map[string]int
	queries int
	fail    bool
}

func (s *Shop) get(key string) (int, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	value, ok := s.cache[key]
	return value, ok
}

// query asks the database, and puts the answer before it returns.
func (s *Shop) query(key string) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queries++
	if s.fail {
		return 0, errors.New("no connection")
	}
	s.cache[key] = 20
	return 20, nil
}

// lookAgain looks into the cache once more, inside the flight.
func (s *Shop) lookAgain(key string) (int, error) {
	if value, ok := s.get(key); ok {
		return value, nil
	}
	return s.query(key)
}

func newShop() (*Shop, *Flight) {
	return &Shop{cache: map[string]int{}}, &Flight{calls: map[string]*call{}}
}

// crowd lets 800 callers miss before the first load may end.
func crowd(s *Shop, f *Flight, fail bool) (errs int) {
	s.fail = fail
	var missed, ended sync.WaitGroup
	var mu sync.Mutex
	missed.Add(800)
	for i := 0; i < 800; i++ {
		ended.Add(1)
		go func() {
			defer ended.Done()
			s.get("front page")
			missed.Done()
			_, err := f.Do("front page", func() (int, error) {
				missed.Wait()
				return s.lookAgain("front page")
			})
			if err != nil {
				mu.Lock()
				errs++
				mu.Unlock()
			}
		}()
	}
	ended.Wait()
	return errs
}

// late misses, is held up until another flight has landed, and only then joins.
func late(load func(s *Shop, key string) (int, error)) int {
	s, f := newShop()
	s.get("front page") // the late reader misses
	f.Do("front page", func() (int, error) { return load(s, "front page") })
	f.Do("front page", func() (int, error) { return load(s, "front page") })
	return s.queries
}

func main() {
	s, f := newShop()
	errs := crowd(s, f, false)
	fmt.Printf("800 readers miss: %d query, %d errors\n", s.queries, errs)
	s, f = newShop()
	errs = crowd(s, f, true)
	fmt.Printf("the query fails:  %d query, %d errors\n\n", s.queries, errs)

	fmt.Println("a late reader, no second look:", late((*Shop).query), "queries")
	fmt.Println("a late reader, second look:   ", late((*Shop).lookAgain), "query")

	s, f = newShop()
	func() {
		defer func() { recover() }()
		f.Do("front page", func() (int, error) { panic("bad row") })
	}()
	_, err := f.Do("front page", func() (int, error) { return s.lookAgain("front page") })
	fmt.Println("after a panic the next caller loads:", err == nil)
}
