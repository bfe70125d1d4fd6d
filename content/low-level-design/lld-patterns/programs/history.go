package main

import "fmt"

type Command struct{ Do, Undo func() }

type History struct{ done, undone []Command }

func (h *History) Run(c Command) {
	c.Do()
	h.done = append(h.done, c)
	h.undone = nil
}

func (h *History) Undo() bool {
	if len(h.done) == 0 {
		return false
	}
	c := h.done[len(h.done)-1]
	h.done = h.done[:len(h.done)-1]
	c.Undo()
	h.undone = append(h.undone, c)
	return true
}

func (h *History) Redo() bool {
	if len(h.undone) == 0 {
		return false
	}
	c := h.undone[len(h.undone)-1]
	h.undone = h.undone[:len(h.undone)-1]
	c.Do()
	h.done = append(h.done, c)
	return true
}

func main() {
	text := ""
	insert := func(at int, what string) Command {
		return Command{
			Do:   func() { text = text[:at] + what + text[at:] },
			Undo: func() { text = text[:at] + text[at+len(what):] },
		}
	}
	erase := func(from, to int) Command {
		var erased string
		return Command{
			Do:   func() { erased = text[from:to]; text = text[:from] + text[to:] },
			Undo: func() { text = text[:from] + erased + text[from:] },
		}
	}
	var h History
	h.Run(insert(0, "ab"))
	h.Run(insert(2, "c"))
	fmt.Printf("A and B:  %q\n", text)
	h.Undo()
	fmt.Printf("undo:     %q\n", text)
	h.Run(erase(0, 2))
	fmt.Printf("C erases: %q\n", text)
	fmt.Printf("redo %v: %q\n", h.Redo(), text)
}
