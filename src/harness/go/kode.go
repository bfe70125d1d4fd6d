// Package harness runs a solution: it reads cases from descriptor 3, calls the solution, and writes replies to descriptor 4.
//
// The form of the lines is described in src/engine/values/wire.ts. Readers and writers are composed per signature by the
// generated glue, from the codecs of codec.go.
package harness

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// Stacks double: with this limit the largest one has 128 MiB, and an endless recursion ends before the memory limit does.
const maxStack = 200 << 20

// Case is one call: where its arguments are read from, and what is told about it.
type Case struct {
	In  *Reader
	Out *Writer

	start   time.Time
	elapsed time.Duration
	worked  int64
	cpu     int64
	running bool
	changed string
	now     []byte
}

// Start begins the time of the call.
func (c *Case) Start() {
	c.running = true
	c.worked = cpuTime()
	c.start = time.Now()
}

// Stop ends the time of the call; what follows is the harness again.
func (c *Case) Stop() {
	c.elapsed = time.Since(c.start)
	c.cpu = cpuTime() - c.worked
	if c.worked < 0 {
		c.cpu = c.elapsed.Nanoseconds()
	}
	c.running = false
}

// Unchanged compares a parameter with its text from before the call.
func (c *Case) Unchanged(name string, before []byte, write func(*Writer)) {
	if c.changed != "" {
		return
	}
	after := Writer{cycles: true}
	write(&after)
	if after.why != "" || !bytes.Equal(after.b, before) {
		c.changed = name
		c.now = after.b
		if after.why != "" {
			c.now = []byte("null")
		}
	}
}

// Run answers requests until descriptor 3 ends.
func Run(call func(*Case)) {
	debug.SetMaxStack(maxStack)
	in, out := wire()
	lines := lineReader{file: in}
	line := make([]byte, 0, 256)
	values := Writer{}
	for {
		request, ok := lines.next()
		if !ok {
			return
		}
		if bytes.Equal(request, []byte(`["hello"]`)) {
			line = append(line[:0], "[\"ready\"]\n"...)
		} else {
			line = answer(line[:0], request, &values, call)
		}
		for rest := line; len(rest) > 0; {
			n, err := out.Write(rest)
			if err != nil {
				return
			}
			rest = rest[n:]
		}
	}
}

// wire is two descriptors, or two files: debuggers pass no descriptors on.
func wire() (in, out *os.File) {
	if os.Getenv("KODE_REQUESTS") == "" {
		return channels()
	}
	return open("KODE_REQUESTS", os.O_RDONLY), open("KODE_REPLIES", os.O_WRONLY)
}

func open(variable string, flag int) *os.File {
	file, err := os.OpenFile(os.Getenv(variable), flag, 0)
	if err != nil {
		os.Exit(70)
	}
	os.Unsetenv(variable)
	return file
}

func answer(line, request []byte, values *Writer, call func(*Case)) []byte {
	in := Reader{b: request}
	in.expect('[')
	id := in.integer()
	in.expect(',')
	in.expect('[')
	values.b = values.b[:0]
	values.why = ""
	c := Case{In: &in, Out: values}
	problem := guarded(&c, call)

	line = append(line, '[')
	line = strconv.AppendInt(line, id, 10)
	line = append(line, ',')
	line = strconv.AppendInt(line, c.elapsed.Nanoseconds(), 10)
	line = append(line, ',')
	line = strconv.AppendInt(line, c.cpu, 10)
	line = append(line, ',')
	line = strconv.AppendInt(line, printedSize(), 10)
	switch {
	case problem != nil:
		line = append(line, ",2,"...)
		line = append(line, problem...)
	case values.why != "":
		line = append(line, `,3,{"shown":`...)
		line = appendString(line, values.shown)
		line = append(line, `,"why":`...)
		line = appendString(line, values.why)
		line = append(line, '}')
	case c.changed != "":
		line = append(line, ",1,["...)
		line = append(line, values.b...)
		line = append(line, `],{"changed":`...)
		line = appendString(line, c.changed)
		line = append(line, `,"now":`...)
		line = append(line, c.now...)
		line = append(line, '}')
	default:
		line = append(line, ",0,["...)
		line = append(line, values.b...)
		line = append(line, ']')
	}
	return append(line, "]\n"...)
}

// guarded makes the call; a panic of the solution comes back as a problem with the line it comes from.
func guarded(c *Case, call func(*Case)) (problem []byte) {
	defer func() {
		reason := recover()
		if reason == nil {
			return
		}
		if !c.running {
			panic(reason)
		}
		c.Stop()
		message := strings.TrimPrefix(fmt.Sprint(reason), "runtime error: ")
		if len(message) > 2000 {
			message = message[:2000]
		}
		problem = append(problem, `{"type":"panic","message":`...)
		problem = appendString(problem, strings.ToValidUTF8(message, "\uFFFD"))
		problem = append(problem, `,"line":`...)
		problem = strconv.AppendInt(problem, int64(panicLine()), 10)
		problem = append(problem, '}')
	}()
	call(c)
	return nil
}

// panicLine finds the topmost line of the solution while the stack of the panic still stands.
func panicLine() int {
	pcs := make([]uintptr, 256)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		frame, more := frames.Next()
		if strings.HasSuffix(frame.File, "sol/solution.go") {
			return frame.Line
		}
		if !more {
			return 0
		}
	}
}

// lineReader cuts what comes into lines. A line is valid until the next one is asked for.
type lineReader struct {
	file     *os.File
	b        []byte
	from, to int
}

func (l *lineReader) next() ([]byte, bool) {
	scanned := l.from
	for {
		if at := bytes.IndexByte(l.b[scanned:l.to], '\n'); at >= 0 {
			line := l.b[l.from : scanned+at]
			l.from = scanned + at + 1
			return line, true
		}
		scanned = l.to
		if l.from > 0 && (l.from == l.to || l.to == len(l.b)) {
			copy(l.b, l.b[l.from:l.to])
			scanned -= l.from
			l.to -= l.from
			l.from = 0
		}
		if l.to == len(l.b) {
			grown := make([]byte, 2*len(l.b)+1<<16)
			copy(grown, l.b[:l.to])
			l.b = grown
		}
		n, err := l.file.Read(l.b[l.to:])
		l.to += n
		if err != nil || n == 0 {
			return nil, false
		}
	}
}
