package harness

import (
	"math"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// Codec reads and writes the values of one declared type.
type Codec[T any] struct {
	Read  func(*Reader) T
	Write func(*Writer, T)
}

// Reader walks over one request. Requests come from the engine, so it trusts their form.
type Reader struct {
	b  []byte
	at int
}

// Mark is the place of the next value; Since gives the text read after a mark.
func (r *Reader) Mark() int             { return r.at }
func (r *Reader) Since(mark int) []byte { return r.b[mark:r.at] }
func (r *Reader) Comma()                { r.expect(',') }
func (r *Reader) Open()                 { r.expect('[') }
func (r *Reader) Close()                { r.expect(']') }

func (r *Reader) expect(c byte) {
	if r.at >= len(r.b) || r.b[r.at] != c {
		panic("kode: malformed request")
	}
	r.at++
}

func (r *Reader) take(c byte) bool {
	if r.b[r.at] != c {
		return false
	}
	r.at++
	return true
}

func (r *Reader) null() bool {
	if r.b[r.at] != 'n' {
		return false
	}
	r.at += 4
	return true
}

func (r *Reader) integer() int64 {
	negative := r.take('-')
	value := uint64(0)
	for r.at < len(r.b) {
		digit := r.b[r.at] - '0'
		if digit > 9 {
			break
		}
		value = value*10 + uint64(digit)
		r.at++
	}
	if negative {
		return -int64(value)
	}
	return int64(value)
}

// items calls item for each item of an array.
func (r *Reader) items(item func()) {
	r.expect('[')
	if r.take(']') {
		return
	}
	for {
		item()
		if r.take(']') {
			return
		}
		r.expect(',')
	}
}

// Writer collects the text of values, and why one of them is not of its declared type.
type Writer struct {
	b      []byte
	why    string
	shown  string
	cycles bool
	result bool
}

// Text appends text of the wire as it is.
func (w *Writer) Text(text string) { w.b = append(w.b, text...) }

// Result says that the next value is what the call returned.
func (w *Writer) Result(is bool) { w.result = is }

func (w *Writer) refuse(shown, why string) {
	if w.why == "" {
		w.shown, w.why = shown, why
	}
}

var Int = Codec[int]{
	Read: func(r *Reader) int { return int(r.integer()) },
	Write: func(w *Writer, v int) {
		if v < math.MinInt32 || v > math.MaxInt32 {
			w.refuse(strconv.Itoa(v), "expected an int of 32 bits, got "+strconv.Itoa(v))
		}
		w.b = strconv.AppendInt(w.b, int64(v), 10)
	},
}

var Long = Codec[int64]{
	Read: func(r *Reader) int64 {
		r.expect('"')
		v := r.integer()
		r.expect('"')
		return v
	},
	Write: func(w *Writer, v int64) {
		w.b = append(w.b, '"')
		w.b = strconv.AppendInt(w.b, v, 10)
		w.b = append(w.b, '"')
	},
}

var Bool = Codec[bool]{
	Read: func(r *Reader) bool {
		if r.b[r.at] == 't' {
			r.at += 4
			return true
		}
		r.at += 5
		return false
	},
	Write: func(w *Writer, v bool) { w.b = strconv.AppendBool(w.b, v) },
}

var Float = Codec[float64]{Read: readFloat, Write: writeFloat}

func readFloat(r *Reader) float64 {
	if r.b[r.at] == '"' {
		switch readString(r) {
		case "NaN":
			return math.NaN()
		case "Inf":
			return math.Inf(1)
		case "-Inf":
			return math.Inf(-1)
		default:
			return math.Copysign(0, -1)
		}
	}
	from := r.at
	for r.at < len(r.b) && r.b[r.at] != ',' && r.b[r.at] != ']' {
		r.at++
	}
	v, _ := strconv.ParseFloat(string(r.b[from:r.at]), 64)
	return v
}

// writeFloat writes the shortest number that reads back the same, in the form of ECMAScript's Number::toString.
func writeFloat(w *Writer, v float64) {
	switch {
	case math.IsNaN(v):
		w.Text(`"NaN"`)
	case math.IsInf(v, 1):
		w.Text(`"Inf"`)
	case math.IsInf(v, -1):
		w.Text(`"-Inf"`)
	case v == 0 && math.Signbit(v):
		w.Text(`"-0"`)
	default:
		format := byte('f')
		if abs := math.Abs(v); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
			format = 'e'
		}
		w.b = strconv.AppendFloat(w.b, v, format, -1, 64)
		// strconv writes at least two digits of exponent, ECMAScript does not.
		if n := len(w.b); format == 'e' && w.b[n-2] == '0' && (w.b[n-3] == '-' || w.b[n-3] == '+') {
			w.b[n-2] = w.b[n-1]
			w.b = w.b[:n-1]
		}
	}
}

var String = Codec[string]{
	Read: readString,
	Write: func(w *Writer, v string) {
		if !utf8.ValidString(v) {
			w.refuse(strconv.Quote(v), "expected a string in UTF-8, got "+strconv.Quote(v))
			v = ""
		}
		w.b = appendString(w.b, v)
	},
}

func readString(r *Reader) string {
	r.expect('"')
	from := r.at
	for r.b[r.at] != '"' && r.b[r.at] != '\\' {
		r.at++
	}
	if r.b[r.at] == '"' {
		r.at++
		return string(r.b[from : r.at-1])
	}
	text := append([]byte(nil), r.b[from:r.at]...)
	for {
		c := r.b[r.at]
		r.at++
		if c == '"' {
			return string(text)
		}
		if c != '\\' {
			text = append(text, c)
			continue
		}
		c = r.b[r.at]
		r.at++
		switch c {
		case 'b':
			text = append(text, '\b')
		case 'f':
			text = append(text, '\f')
		case 'n':
			text = append(text, '\n')
		case 'r':
			text = append(text, '\r')
		case 't':
			text = append(text, '\t')
		case 'u':
			text = utf8.AppendRune(text, r.hex4())
		default:
			text = append(text, c)
		}
	}
}

// hex4 reads the rest of a \uXXXX escape, both halves of a surrogate pair.
func (r *Reader) hex4() rune {
	code, _ := strconv.ParseUint(string(r.b[r.at:r.at+4]), 16, 16)
	r.at += 4
	if utf16.IsSurrogate(rune(code)) && r.at+6 <= len(r.b) && r.b[r.at] == '\\' && r.b[r.at+1] == 'u' {
		low, _ := strconv.ParseUint(string(r.b[r.at+2:r.at+6]), 16, 16)
		r.at += 6
		return utf16.DecodeRune(rune(code), rune(low))
	}
	return rune(code)
}

func appendString(b []byte, text string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	from := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= 0x20 && c != '"' && c != '\\' {
			continue
		}
		b = append(b, text[from:i]...)
		from = i + 1
		switch c {
		case '\b':
			b = append(b, '\\', 'b')
		case '\f':
			b = append(b, '\\', 'f')
		case '\n':
			b = append(b, '\\', 'n')
		case '\r':
			b = append(b, '\\', 'r')
		case '\t':
			b = append(b, '\\', 't')
		case '"', '\\':
			b = append(b, '\\', c)
		default:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	b = append(b, text[from:]...)
	return append(b, '"')
}
