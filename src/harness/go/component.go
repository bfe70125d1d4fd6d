package harness

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Clock is the time that a component asks for: it stands still during a call.
type Clock struct{ now int64 }

// NowMs gives the milliseconds on the clock.
func (c *Clock) NowMs() int64 { return c.now }

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
	steps []func()
	// Where the outcome of the present step begins in the output.
	mark  int
	ended bool
}

// Sequence begins to read a sequence; the arguments of the constructor come next.
func (c *Case) Sequence(codes []Code) *Sequence {
	c.In.Open()
	return &Sequence{c: c, codes: codes}
}

// ReadSteps reads what comes after the constructor's arguments. A call is read by its method's own reader.
func (q *Sequence) ReadSteps(methods ...func() func()) {
	in := q.c.In
	in.Close()
	in.Comma()
	in.items(func() {
		in.Open()
		if method := in.integer(); method >= 0 {
			q.steps = append(q.steps, methods[method]())
		} else {
			in.Comma()
			ms := in.integer()
			q.steps = append(q.steps, func() {
				q.Clock.now += ms
				q.c.Out.Text("null")
			})
		}
		in.Close()
	})
	in.Comma()
	q.Clock.now = in.integer()
}

// Run makes the component and then each call. Each writes its outcome at once: what it returned may change with the next
// one. A panic is the last outcome; the process goes on.
func (q *Sequence) Run(construct func()) {
	c := q.c
	defer func() {
		c.Stop()
		if reason := recover(); reason != nil {
			c.Out.b = c.Out.b[:q.mark]
			c.Out.why = ""
			q.crash("panic", strings.TrimPrefix(fmt.Sprint(reason), "runtime error: "), panicLine())
		}
	}()
	c.Start()
	q.outcome(construct)
	for _, step := range q.steps {
		if q.ended {
			return
		}
		c.Out.Text(",")
		q.outcome(step)
	}
}

func (q *Sequence) outcome(step func()) {
	w := q.c.Out
	q.mark = len(w.b)
	step()
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
	w := q.c.Out
	w.b = append(w.b, '[')
	codec.Write(w, value)
	w.b = append(w.b, ']')
}

// Maybe writes down what a call returned, or that there is nothing.
func Maybe[T any](q *Sequence, codec Codec[T], value T, ok bool) {
	if ok {
		Value(q, codec, value)
	} else {
		q.c.Out.Text("[null]")
	}
}
