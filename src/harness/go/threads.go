package harness

import (
	"math/rand"
	"runtime"
	"sort"
	"strconv"
	"sync/atomic"
	"time"
)

// A scenario: goroutines that use a component all at once, again and again.
//
// The form of requests and replies is described in src/engine/components/scenarioWire.ts. What a goroutine saw stays in
// memory of its own until it has ended, and the only things that they share are the gate at which they start, and a counter
// for stamps in rounds that have any: a race detector has to see the component's own order and no other.
type scenario struct {
	threads [][]Step
	after   []Step
	rounds  int64
	random  uint64
}

// How long goroutines may go without an end before it is looked whether they wait for one another, and how many looks in
// a row have to find nothing that runs.
const (
	lookAfter = 10 * time.Millisecond
	looks     = 3
)

// readScenario reads what a request has more than that of a sequence.
func (q *Sequence) readScenario(methods []func() Step) {
	in := q.c.In
	s := &scenario{}
	in.items(func() { s.threads = append(s.threads, q.readList(methods)) })
	in.Comma()
	s.after = q.readList(methods)
	in.Comma()
	s.rounds = in.integer()
	in.Comma()
	s.random = uint64(in.integer())
	q.scenario = s
}

// run makes the rounds, and writes down each different one. One that does not end is the last.
func (s *scenario) run(q *Sequence, use func() *Sequence) {
	c := q.c
	if runtime.GOMAXPROCS(0) < 2 {
		runtime.GOMAXPROCS(2)
	}
	w := c.Out
	random := s.random
	written := map[string]bool{}
	before := goroutines()
	made := 0
	c.Start()
	defer c.Stop()
	for n := int64(0); n < s.rounds; n++ {
		if n > 0 {
			q = use()
		}
		mark := len(w.b)
		if mark > 0 {
			w.Text(",")
		}
		from := len(w.b)
		ended := q.round(detects && n%2 == 1, &random)
		if text := string(w.b[from:]); written[text] {
			w.b = w.b[:mark]
		} else {
			written[text] = true
		}
		if !ended {
			return
		}
		made++
	}
	if left := leftBehind(before, made); len(left) > 0 {
		w.Text(`,{"made":`)
		w.b = strconv.AppendInt(w.b, int64(made), 10)
		w.Text(`,"left":[`)
		for i, one := range left {
			if i > 0 {
				w.Text(",")
			}
			w.Text(one)
		}
		w.Text("]}")
	}
}

// round makes the component, lets the goroutines loose, and looks at what came of it. False: they did not end.
func (q *Sequence) round(bare bool, random *uint64) bool {
	w := q.c.Out
	w.Text("[[")
	q.inTurn(q.steps)
	if q.ended {
		w.Text("]]")
		return true
	}
	var stamps *atomic.Int64
	if !bare {
		stamps = new(atomic.Int64)
	}
	threads := make([]*thread, len(q.scenario.threads))
	for i, steps := range q.scenario.threads {
		own := &Sequence{c: &Case{Out: &Writer{}}, codes: q.codes, stamps: stamps}
		threads[i] = &thread{q: own, steps: steps, saw: make([]seen, len(steps)), random: draw(random)}
	}
	waits := letLoose(threads)
	order(threads)
	w.Text("],[")
	for i, t := range threads {
		if i > 0 {
			w.Text(",")
		}
		t.write(w, !bare)
	}
	w.Text("],[")
	if waits == nil {
		q.inTurn(q.scenario.after)
	}
	w.Text("]")
	if waits != nil {
		w.Text(",[")
		for i, one := range waits {
			if i > 0 {
				w.Text(",")
			}
			given[one.goroutine] = true
			w.b = strconv.AppendInt(w.b, int64(one.line), 10)
		}
		w.Text("]")
	}
	w.Text("]")
	return waits == nil
}

// A thread is one of the goroutines and what it saw.
type thread struct {
	q      *Sequence
	steps  []Step
	random uint64
	saw    []seen
	// Calls that it has seen the end of. Only whoever waits for it reads this.
	calls atomic.Int64
}

// What was seen of a call: stamps, and where its outcome ends in the thread's own output.
type seen struct {
	from, to int64
	end      int
}

// letLoose starts all threads at once, and waits for their end; gives those that wait for one another for ever.
func letLoose(threads []*thread) []waiter {
	var ready atomic.Int64
	var open atomic.Bool
	ended := make(chan struct{}, len(threads))
	for _, t := range threads {
		go t.run(&ready, &open, ended)
	}
	for ready.Load() < int64(len(threads)) {
		runtime.Gosched()
	}
	open.Store(true)
	timer := time.NewTimer(lookAfter)
	defer timer.Stop()
	stuck := 0
	for left := len(threads); left > 0; {
		select {
		case <-ended:
			left--
			stuck = 0
		case <-timer.C:
			waiters := waiting()
			if waiters == nil {
				stuck = 0
			} else if stuck++; stuck == looks {
				return waiters
			}
			timer.Reset(lookAfter)
		}
	}
	return nil
}

func (t *thread) run(ready *atomic.Int64, open *atomic.Bool, ended chan<- struct{}) {
	ready.Add(1)
	for !open.Load() {
		runtime.Gosched()
	}
	t.calling()
	ended <- struct{}{}
}

// calling makes the calls. Between them it yields now and then: goroutines that run in turn never meet.
func (t *thread) calling() {
	q := t.q
	for i, step := range t.steps {
		for pauses := draw(&t.random) % 3; pauses > 0; pauses-- {
			runtime.Gosched()
		}
		if q.ended {
			return
		}
		t.call(i, step)
	}
}

func (t *thread) call(i int, step Step) {
	q := t.q
	now := &t.saw[i]
	defer func() {
		now.to = q.back
		now.end = len(q.c.Out.b)
		t.calls.Store(int64(i + 1))
	}()
	defer q.caught()
	q.back = 0
	if q.stamps != nil {
		now.from = q.stamps.Add(1)
	}
	q.outcome(step)
}

// order numbers the stamps anew, so that rounds in which the same calls overlap are the same: calls that begin before
// another one ends have one number, and the next begins with the first that ended before.
func order(threads []*thread) {
	type event struct {
		stamp *int64
		isEnd bool
	}
	var events []event
	for _, t := range threads {
		for i := range t.saw[:t.calls.Load()] {
			events = append(events, event{&t.saw[i].from, false}, event{&t.saw[i].to, true})
		}
	}
	sort.SliceStable(events, func(i, j int) bool { return *events[i].stamp < *events[j].stamp })
	number := int64(1)
	for i, e := range events {
		if i > 0 && events[i-1].isEnd && !e.isEnd {
			number++
		}
		*e.stamp = number
	}
}

func (t *thread) write(w *Writer, stamped bool) {
	w.Text("[")
	from := 0
	for i, one := range t.saw[:t.calls.Load()] {
		if i > 0 {
			w.Text(",")
		}
		w.Text("[")
		w.b = append(w.b, t.q.c.Out.b[from:one.end]...)
		from = one.end
		if stamped {
			w.Text(",")
			w.b = strconv.AppendInt(w.b, one.from, 10)
			w.Text(",")
			w.b = strconv.AppendInt(w.b, one.to, 10)
		}
		w.Text("]")
	}
	w.Text("]")
}

// draw is splitmix64 (Steele, Lea and Flood, 2014).
func draw(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	z := *state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Yield lets another goroutine go on, every fourth time. The runtime's own random numbers put no order between goroutines,
// as a source of ours would.
func Yield() {
	if rand.Uint32()&3 == 0 {
		runtime.Gosched()
	}
}
