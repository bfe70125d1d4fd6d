package harness

import (
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"time"
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
			waiters = append(waiters, waiter{goroutine, lineIn(trace)})
		}
	}
	return waiters
}

// lineIn gives the innermost line of the solution in a trace, 0 without one.
func lineIn(trace string) int {
	_, place, _ := strings.Cut(trace, "sol/solution.go:")
	digits := strings.IndexFunc(place+" ", func(r rune) bool { return r < '0' || r > '9' })
	line, _ := strconv.Atoi(place[:digits])
	return line
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

// How long goroutines of a component may take to end after its last call, and looks in a row at which all of them only wait:
// who is left to wake them?
const (
	longestEnd  = time.Second
	endLook     = 10 * time.Millisecond
	stillLooks  = 5
	mostLooking = 3
)

// Scenarios that left something: after some nobody waits for an end any more, since there is none.
var leaving = 0

// leftBehind tells which goroutines that the solution started are still there after its calls, in the form of
// scenarioWire.ts. Those that were there before are nobody's.
func leftBehind(before map[string]bool, made int) []string {
	if runtime.NumGoroutine() <= len(before) {
		return nil
	}
	var left []string
	total := 0
	still := 0
	for until := time.Now().Add(longestEnd); ; time.Sleep(endLook) {
		var wait bool
		if left, total, wait = startedBySolution(before); total == 0 {
			return nil
		}
		if still++; !wait {
			still = 0
		}
		if still >= stillLooks || leaving >= mostLooking || time.Now().After(until) {
			break
		}
	}
	if leaving++; total >= made {
		leaving = mostLooking
	}
	return left
}

// startedBySolution groups goroutines by where they are and where they were started. wait: none of them runs.
func startedBySolution(before map[string]bool) (groups []string, total int, wait bool) {
	wait = true
	counts := map[string]int{}
	var order []string
	for _, trace := range strings.Split(traces(), "\n\n") {
		head, _, _ := strings.Cut(trace, "\n")
		goroutine, state, _ := strings.Cut(head, " [")
		if before[goroutine] || strings.Contains(trace, "harness.(*thread).run(") || !strings.Contains(trace, "sol/solution.go:") {
			continue
		}
		inside, creator, _ := strings.Cut(trace, "\ncreated by ")
		runs := 0
		if !waits(state) {
			runs = 1
			wait = false
		}
		place := fmt.Sprintf("%d,%d,%d", lineIn(inside), lineIn(creator), runs)
		if counts[place] == 0 {
			order = append(order, place)
		}
		counts[place]++
		total++
	}
	for _, place := range order {
		groups = append(groups, fmt.Sprintf("[%d,%s]", counts[place], place))
	}
	return groups, total, wait
}

// goroutines that there are, by what their traces begin with.
func goroutines() map[string]bool {
	all := map[string]bool{}
	if runtime.NumGoroutine() == 1 {
		all[""] = true
		return all
	}
	for _, trace := range strings.Split(traces(), "\n\n") {
		goroutine, _, _ := strings.Cut(trace, " [")
		all[goroutine] = true
	}
	return all
}
