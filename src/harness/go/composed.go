package harness

import (
	"fmt"
	"sort"
	"unicode/utf16"
	"unicode/utf8"
)

// Slice reads and writes arrays; a nil slice is an empty one.
func Slice[T any](item Codec[T]) Codec[[]T] {
	return Codec[[]T]{
		Read: func(r *Reader) []T {
			v := []T{}
			if ints, ok := any(&v).(*[]int); ok && r.b[r.at] == '{' {
				*ints = r.made()
				return v
			}
			r.items(func() { v = append(v, item.Read(r)) })
			return v
		},
		Write: func(w *Writer, v []T) {
			w.b = append(w.b, '[')
			for i := range v {
				if i > 0 {
					w.b = append(w.b, ',')
				}
				item.Write(w, v[i])
			}
			w.b = append(w.b, ']')
		},
	}
}

// Optional is a pointer, nil where there is no value.
func Optional[T any](item Codec[T]) Codec[*T] {
	return Codec[*T]{
		Read: func(r *Reader) *T {
			if r.null() {
				return nil
			}
			v := item.Read(r)
			return &v
		},
		Write: func(w *Writer, v *T) {
			if v == nil {
				w.Text("null")
				return
			}
			item.Write(w, *v)
		},
	}
}

// Map writes its entries in the order of their keys.
func Map[K comparable, V any](key Codec[K], value Codec[V]) Codec[map[K]V] {
	return Codec[map[K]V]{
		Read: func(r *Reader) map[K]V {
			v := map[K]V{}
			r.items(func() {
				r.Open()
				k := key.Read(r)
				r.Comma()
				v[k] = value.Read(r)
				r.Close()
			})
			return v
		},
		Write: func(w *Writer, v map[K]V) {
			keys := make([]K, 0, len(v))
			for k := range v {
				keys = append(keys, k)
			}
			sort.Slice(keys, func(i, j int) bool { return keyLess(keys[i], keys[j]) })
			w.b = append(w.b, '[')
			for i, k := range keys {
				if i > 0 {
					w.b = append(w.b, ',')
				}
				w.b = append(w.b, '[')
				key.Write(w, k)
				w.b = append(w.b, ',')
				value.Write(w, v[k])
				w.b = append(w.b, ']')
			}
			w.b = append(w.b, ']')
		},
	}
}

func keyLess(a, b any) bool {
	switch a := a.(type) {
	case int:
		return a < b.(int)
	case int64:
		return a < b.(int64)
	case float64:
		return a < b.(float64)
	case bool:
		return !a && b.(bool)
	case string:
		return utf16Less(a, b.(string))
	default:
		return fmt.Sprint(a) < fmt.Sprint(b)
	}
}

// utf16Less orders texts as JavaScript does: by UTF-16 units, which differs from UTF-8 above U+FFFF.
func utf16Less(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n == len(a) || n == len(b) {
		return len(a) < len(b)
	}
	for n > 0 && !utf8.RuneStart(a[n]) {
		n--
	}
	ra, _ := utf8.DecodeRuneInString(a[n:])
	rb, _ := utf8.DecodeRuneInString(b[n:])
	unit := func(r rune) rune {
		if r > 0xFFFF {
			high, _ := utf16.EncodeRune(r)
			return high
		}
		return r
	}
	if ua, ub := unit(ra), unit(rb); ua != ub {
		return ua < ub
	}
	return ra < rb
}
