package main

import (
	"fmt"
	"strings"
)

type editor struct{ done, undone []string }

func (e *editor) edit(letter string) { e.done = append(e.done, letter) }

func (e *editor) undo() { move(&e.done, &e.undone) }

func (e *editor) redo() { move(&e.undone, &e.done) }

// move carries the top of one stack to the other, if there is one.
func move(from, to *[]string) {
	if n := len(*from); n > 0 {
		*to = append(*to, (*from)[n-1])
		*from = (*from)[:n-1]
	}
}

func main() {
	e := &editor{}
	e.edit("a")
	e.undo()
	e.edit("b")
	e.redo()
	fmt.Println("text:", strings.Join(e.done, ""))
}
