package harness

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
)

// Clock is the time that a component asks for: it stands still during a call. Goroutines of the component's own may ask,
// too, at any time.
type Clock struct{ now atomic.Int64 }

// NowMs gives the milliseconds on the clock.
func (c *Clock) NowMs() int64 { return c.now.Load() }

// Code is an error with which a call may refuse. Err is nil where the solution has no value for it.
type Code struct {
	Name string
	Err  error
}

// Sequence is one use of a component: the calls, read before the first is made, and what came of them.
//
// The form of requests and replies is described in src/engine/components/wire.ts.
type Sequence struct {
	Clock Clock

	c     *Case
	codes []Code
	steps []Step
	// Null for a sequence.
	scenario *scenario
	// Where the outcome of the present step begins in the output.
	mark  int
	ended bool
	// Draws the stamps around calls, where there are any, and the one after the present call.
	stamps *atomic.Int64
	back   int64
}

// Step is the constructor, a call, or a step of the clock: makes it, and writes down what came of it.
type Step func(*Sequence)

// Component answers the uses of a component. The glue reads one and runs it.
func Component(codes []Code, glue func(*Case, *Sequence)) {
	Run(func(c *Case) {
		from := c.In.Mark()
		use := func() *Sequence {
			c.In.at = from
			c.In.Open()
			q := &Sequence{c: c, codes: codes}
			glue(c, q)
			return q
		}
		if q := use(); q.scenario != nil {
			q.scenario.run(q, use)
		}
	})
}

// ReadSteps reads what comes after the constructor's arguments. A call is read by its method's own reader.
func (q *Sequence) ReadSteps(methods ...func() Step) {
	in := q.c.In
	in.Close()
	in.Comma()
	q.steps = q.readList(methods)
	in.Comma()
	q.Clock.now.Store(in.integer())
	if in.take(',') {
		q.readScenario(methods)
	}
}

func (q *Sequence) readList(methods []func() Step) (steps []Step) {
	in := q.c.In
	in.items(func() {
		in.Open()
		if method := in.integer(); method >= 0 {
			steps = append(steps, methods[method]())
		} else {
			in.Comma()
			ms := in.integer()
			steps = append(steps, func(q *Sequence) {
				q.Clock.now.Add(ms)
				q.c.Out.Text("null")
			})
		}
		in.Close()
	})
	return steps
}

// Run makes the component and then each call; of a scenario only when its rounds begin.
func (q *Sequence) Run(construct Step) {
	q.steps = append([]Step{construct}, q.steps...)
	if q.scenario == nil {
		q.c.Start()
		q.inTurn(q.steps)
		q.c.Stop()
	}
}

// inTurn makes one step after the other. Each writes its outcome at once: what it returned may change with the next one. A
// panic is the last outcome; the process goes on.
func (q *Sequence) inTurn(steps []Step) {
	defer q.caught()
	for i, step := range steps {
		if q.ended {
			return
		}
		if i > 0 {
			q.c.Out.Text(",")
		}
		q.outcome(step)
	}
}

// caught is to be deferred: makes a panic the outcome of the present step.
func (q *Sequence) caught() {
	if reason := recover(); reason != nil {
		q.returned()
		w := q.c.Out
		w.b = w.b[:q.mark]
		w.why = ""
		q.crash("panic", strings.TrimPrefix(fmt.Sprint(reason), "runtime error: "), panicLine())
	}
}

// returned draws the stamp after a call, as soon as it is over.
func (q *Sequence) returned() {
	if q.stamps != nil && q.back == 0 {
		q.back = q.stamps.Add(1)
	}
}

func (q *Sequence) outcome(step Step) {
	w := q.c.Out
	q.mark = len(w.b)
	step(q)
	if w.why != "" {
		w.b = append(w.b[:q.mark], `{"shown":`...)
		w.b = appendString(w.b, strings.ToValidUTF8(w.shown, "\uFFFD"))
		w.b = append(w.b, `,"why":`...)
		w.b = appendString(w.b, w.why)
		w.b = append(w.b, '}')
		w.why = ""
		q.ended = true
	}
}

// Made is the outcome of a constructor; nothing follows one that refused.
func (q *Sequence) Made(err error, line int) {
	q.Void(err, line)
	q.ended = q.ended || err != nil
}

// Void is the outcome of a call without a result.
func (q *Sequence) Void(err error, line int) {
	if !q.Refused(err, line) {
		q.c.Out.Text("[null]")
	}
}

// Refused writes an error down: as its code, or as a crash where it has none. Line is where the method begins.
func (q *Sequence) Refused(err error, line int) bool {
	q.returned()
	if err == nil {
		return false
	}
	for _, code := range q.codes {
		if code.Err != nil && errors.Is(err, code.Err) {
			q.c.Out.b = appendString(q.c.Out.b, code.Name)
			return true
		}
	}
	text := err.Error()
	for _, code := range q.codes {
		if text == code.Name {
			q.c.Out.b = appendString(q.c.Out.b, text)
			return true
		}
	}
	q.crash(fmt.Sprintf("%T", err), text, line)
	return true
}

func (q *Sequence) crash(kind, message string, line int) {
	if len(message) > 2000 {
		message = message[:2000]
	}
	w := q.c.Out
	w.b = append(w.b, `{"type":`...)
	w.b = appendString(w.b, kind)
	w.b = append(w.b, `,"message":`...)
	w.b = appendString(w.b, strings.ToValidUTF8(message, "\uFFFD"))
	w.b = append(w.b, `,"line":`...)
	w.b = strconv.AppendInt(w.b, int64(line), 10)
	w.b = append(w.b, '}')
	q.ended = true
}

// Value writes down what a call returned.
func Value[T any](q *Sequence, codec Codec[T], value T) {
	q.returned()
	w := q.c.Out
	w.b = append(w.b, '[')
	codec.Write(w, value)
	w.b = append(w.b, ']')
}

// Maybe writes down what a call returned, or that there is nothing.
func Maybe[T any](q *Sequence, codec Codec[T], value T, ok bool) {
	q.returned()
	if ok {
		Value(q, codec, value)
	} else {
		q.c.Out.Text("[null]")
	}
}
