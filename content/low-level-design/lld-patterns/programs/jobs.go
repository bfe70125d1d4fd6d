package main

import (
	"errors"
	"fmt"
)

type (
	State int
	Event int
)

const (
	Queued State = iota
	Running
	Done
	Failed
)

const (
	Start Event = iota
	Finish
	Fail
	Retry
)

func (s State) String() string { return [...]string{"Queued", "Running", "Done", "Failed"}[s] }
func (e Event) String() string { return [...]string{"Start", "Finish", "Fail", "Retry"}[e] }

var ErrInvalid = errors.New("refused")

type Job struct{ state State }

var next = map[State]map[Event]State{
	Queued:  {Start: Running},
	Running: {Finish: Done, Fail: Failed},
	Failed:  {Retry: Queued},
}

func (j *Job) Handle(e Event) error {
	to, ok := next[j.state][e]
	if !ok {
		return ErrInvalid
	}
	j.state = to
	return nil
}

func main() {
	job := &Job{}
	for _, event := range []Event{Start, Fail, Finish, Retry, Start, Finish} {
		err := job.Handle(event)
		fmt.Printf("%-6s -> %-7s %v\n", event, job.state, err)
	}
}
