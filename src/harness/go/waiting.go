package harness

import (
	"runtime"
	"strconv"
	"strings"
)

// A waiter is a thread that waits: its goroutine, and the line of the solution at which it does, 0 where it is not in it.
type waiter struct {
	goroutine string
	line      int
}

// Goroutines of threads that wait for ever: they stay for as long as the process does.
var given = map[string]bool{}

// waiting tells which threads wait, if nothing runs any more that could wake one. In a program with cgo, as the race
// detector makes it, the runtime does not look for that.
func waiting() (waiters []waiter) {
	for i, trace := range strings.Split(traces(), "\n\n") {
		head, _, _ := strings.Cut(trace, "\n")
		goroutine, state, found := strings.Cut(head, " [")
		if i == 0 || !found || given[goroutine] {
			continue
		}
		if !waits(state) {
			return nil
		}
		if strings.Contains(trace, "harness.(*thread).run(") {
			_, place, _ := strings.Cut(trace, "sol/solution.go:")
			digits := strings.IndexFunc(place+" ", func(r rune) bool { return r < '0' || r > '9' })
			line, _ := strconv.Atoi(place[:digits])
			waiters = append(waiters, waiter{goroutine, line})
		}
	}
	return waiters
}

// waits: for another goroutine, by the state that stands in the head of a trace.
func waits(state string) bool {
	for _, start := range []string{"chan ", "select", "sync.", "semacquire"} {
		if strings.HasPrefix(state, start) {
			return true
		}
	}
	return false
}

// traces of all goroutines, the asking one first.
func traces() string {
	for size := 1 << 16; ; size *= 2 {
		b := make([]byte, size)
		if n := runtime.Stack(b, true); n < size || size > 1<<24 {
			return string(b[:n])
		}
	}
}
